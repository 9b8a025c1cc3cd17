// Certificates of another age, cluster or identity, put where net looks for its own. Called by
// test/processes/renewal.test.ts. Dates are given to the real authority; no clock is set.
// The danger: a pair put in place while net runs could be taken for one that net made; end agentd first.
import { generateKeyPairSync, randomBytes, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority, openAuthority } from "../../scheduler/agents/authority.ts";
import type { Authority } from "../../scheduler/agents/authority.ts";
import type { Cluster } from "./cluster.ts";

const dayMs = 86_400_000;

export type Pair = { readonly keyPem: string; readonly leafPem: string; readonly caPem: string };
export type PairOptions = {
  readonly ageDays?: number;
  readonly agentId?: string;
  readonly authority?: Authority;
};

export class Leaves {
  readonly tls: string;
  readonly #place: string;

  constructor(cluster: Cluster) {
    this.#place = cluster.place;
    this.tls = join(cluster.place, "agentd/net/tls");
  }

  read(name: string): string {
    return readFileSync(join(this.tls, name), "utf8");
  }

  get leaf(): X509Certificate {
    return new X509Certificate(this.read("leaf.pem"));
  }

  get pair(): Pair {
    return { keyPem: this.read("key.pem"), leafPem: this.read("leaf.pem"), caPem: this.read("ca.pem") };
  }

  ageDays(): number {
    return (Date.now() - Date.parse(this.leaf.validFrom)) / dayMs;
  }

  /** A pair for this agent: by default of its own cluster, of its own id, and new. */
  async issue(options: PairOptions = {}): Promise<Pair> {
    const own = JSON.parse(this.read("identity.json")) as Record<"clusterId" | "agent" | "agentId", string>;
    const authority =
      options.authority ?? (await openAuthority(join(this.#place, "scheduler/authority"), own.clusterId));
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const spki = publicKey.export({ type: "spki", format: "der" });
    const agent = { spki, name: own.agent, agentId: options.agentId ?? own.agentId };
    const { der } = await authority.issueAgentLeaf(agent, Date.now() - (options.ageDays ?? 0) * dayMs);
    const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    return { keyPem, leafPem: new X509Certificate(der).toString(), caPem: authority.caPem };
  }

  put({ keyPem, leafPem, caPem }: Pair): void {
    writeFileSync(join(this.tls, "key.pem"), keyPem, { mode: 0o600 });
    writeFileSync(join(this.tls, "leaf.pem"), leafPem, { mode: 0o600 });
    writeFileSync(join(this.tls, "ca.pem"), caPem, { mode: 0o600 });
  }

  /** Changes some of what identity.json and the monitor's own copy of the name say: join writes both. */
  rename(change: Readonly<Record<string, unknown>>): void {
    const all: Record<string, unknown> = { ...JSON.parse(this.read("identity.json")), ...change };
    writeFileSync(join(this.tls, "identity.json"), JSON.stringify(all), { mode: 0o600 });
    const name = { agent: all["agent"], clusterId: all["clusterId"] };
    writeFileSync(join(this.tls, "../../identity"), `${JSON.stringify(name)}\n`, { mode: 0o600 });
  }
}

/** The authority of another cluster, or one that calls itself as this one is called. */
export async function foreignAuthority(clusterId = randomBytes(16).toString("hex")): Promise<Authority> {
  const directory = mkdtempSync(join(tmpdir(), "reeve-foreign-"));
  try {
    return await createAuthority(join(directory, "authority"), clusterId, Date.now());
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
