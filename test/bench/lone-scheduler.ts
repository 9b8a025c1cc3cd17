// A scheduler without hosts: the real daemon in a temporary place, with agents put into its database while it
// is down, and their certificates for those that the bench plays. Called by the parts that measure the
// scheduler alone.
// The danger: a process left behind; whoever makes one disposes it.
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon, removePlace } from "../../packaging/demo-programs.ts";
import { openAuthority } from "../../scheduler/agents/authority.ts";
import { initState, statePaths } from "../../scheduler/state-directory.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { agentOf } from "../link/cluster.ts";
import { freePort } from "../support/cluster.ts";
import { type PlayedIdentity, identityFor } from "./identities.ts";

const main = join(import.meta.dirname, "../../scheduler/main.ts");

export type PlayedAgent = {
  readonly name: string;
  readonly identity: PlayedIdentity;
  readonly caDer: Uint8Array;
  readonly clusterId: string;
  /** of the Session door */
  readonly address: string;
};

export class LoneScheduler implements AsyncDisposable {
  readonly place: string;
  readonly socket: string;
  readonly agents: readonly PlayedAgent[];
  readonly #daemon: Daemon;

  private constructor(place: string, socket: string, agents: readonly PlayedAgent[], daemon: Daemon) {
    this.place = place;
    this.socket = socket;
    this.agents = agents;
    this.#daemon = daemon;
  }

  static async start(names: readonly string[]): Promise<LoneScheduler> {
    const place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-lone-")));
    const state = join(place, "scheduler");
    const socket = join(place, "api.sock");
    const [session, joining] = [await freePort(), await freePort()];
    const clusterId = await initState(state, Date.now());
    const agents = await seed(state, clusterId, names, `127.0.0.1:${session}`);
    const config = join(place, "scheduler.yaml");
    const ports = `listen: 127.0.0.1\nsession_port: ${session}\njoin_port: ${joining}\n`;
    writeFileSync(config, `state: ${state}\nsocket: ${socket}\n${ports}`, { mode: 0o600 });
    const daemon = new Daemon("scheduler", place, [process.execPath, main, "-c", config, "--ready-fd", "3"]);
    await daemon.ready(new AbortController().signal);
    return new LoneScheduler(place, socket, agents, daemon);
  }

  get pid(): number {
    return this.#daemon.pid;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#daemon.end();
    await removePlace(this.place);
  }
}

async function seed(
  state: string,
  clusterId: string,
  names: readonly string[],
  address: string,
): Promise<readonly PlayedAgent[]> {
  const paths = statePaths(state);
  const authority = await openAuthority(paths.authority, clusterId);
  const store = await openSqliteStore(paths.database, { create: false });
  const agents: PlayedAgent[] = [];
  for (const name of names) {
    const identity = await identityFor(authority, name);
    const row = agentOf(name, identity.agentId, "0".repeat(64));
    await store.commit([{ kind: "agent", agent: row }]);
    agents.push({ name, identity, caDer: authority.caDer, clusterId, address });
  }
  await store[Symbol.asyncDispose]();
  return agents;
}
