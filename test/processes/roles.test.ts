// Every method of every service at every door, called without a certificate, with each wrong one, and with
// the right one: the whole table of who may call what. The services are the descriptors themselves, so a
// method that is added is called here too.
// The danger: a sweep that is refused for another reason than the role; each door is also entered rightly.
import assert from "node:assert/strict";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { joinAny } from "../../proto/common/join-client.ts";
import { parseJoinString } from "../../proto/common/join-proof.ts";
import { checkNewLeaf } from "../../proto/common/new-leaf.ts";
import * as services from "../../proto/common/services.ts";
import { type Dial, dialTls, dialUnix, type Identity } from "../../proto/common/transport.ts";
import { type Authority, createAuthority, openAuthority } from "../../scheduler/agents/authority.ts";
import { permissions } from "../../scheduler/api/identity.ts";
import { Cluster } from "../support/cluster.ts";
import { type AnyMethod, callOnce, type Outcome } from "../support/every-call.ts";

type Table = Readonly<Record<string, AnyMethod>>;
const tables = Object.fromEntries(
  Object.entries(services).filter(([name]) => name.endsWith("Service")),
) as unknown as Readonly<Record<string, Table>>;

let at: Cluster;
let authority: Authority;
/** by name; null = no certificate */
const identities: Record<string, Identity | null> = { nobody: null };
const doors = { session: "", join: "", agent: "" };

before(async () => {
  at = await Cluster.start({ listens: true });
  doors.agent = at.agentAddress;
  for (const name of ["two", "gone"]) identities[name] = await joined("agent", name);
  for (const name of ["ann", "ex"]) identities[name] = await joined("client", name);
  await at.reeve("agent", "token", "--replace", "gone");
  await at.reeve("client", "revoke", "ex");
  identities["scheduler"] = await authority.schedulerIdentity(Date.now());
  const foreign = await createAuthority(join(at.place, "foreign"), authority.clusterId, Date.now());
  identities["foreign agent"] = await issued(foreign, "agent");
  identities["foreign client"] = await issued(foreign, "client");
  identities["foreign scheduler"] = await foreign.schedulerIdentity(Date.now());
  identities["strange agent"] = await issued(authority, "agent");
  identities["strange client"] = await issued(authority, "client");
});
after(() => at.end());

async function joined(kind: "agent" | "client", name: string): Promise<Identity> {
  const file = join(at.place, `${name}.join`);
  await at.reeve(kind, "token", name, "--file", file);
  const string = parseJoinString(readFileSync(file, "utf8"));
  assert.ok(string !== undefined);
  authority ??= await openAuthority(join(at.state, "authority"), string.clusterId);
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const found: Identity[] = [];
  const answer = await joinAny({
    ...{ join: string, role: kind === "agent" ? "agent" : "api_client", key, proxy: null },
    keep: async ({ leaf, caDer, addresses, joinAddresses }) => {
      [doors.session, doors.join] = [addresses[0] ?? "", joinAddresses[0] ?? ""];
      const role = kind === "agent" ? "agent" : "api-client";
      const checked = checkNewLeaf(leaf, { key, caDer, role, name, clusterId: string.clusterId });
      assert.ok(checked.ok);
      found.push({ keyPem: checked.leaf.keyPem, chainPem: checked.leaf.leafPem + checked.leaf.caPem });
      return undefined;
    },
  });
  assert.deepEqual(answer, { ok: true });
  return found[0] ?? assert.fail("nothing was given");
}

/** Of somebody who never joined. */
async function issued(by: Authority, kind: "agent" | "client"): Promise<Identity> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [spki, id] = [publicKey.export({ type: "spki", format: "der" }), randomBytes(16).toString("hex")];
  const leaf =
    kind === "agent"
      ? await by.issueAgentLeaf({ spki, name: "two", agentId: id }, Date.now())
      : await by.issueClientLeaf({ spki, name: "ann", clientId: id }, Date.now());
  const pem = Buffer.from(leaf.der).toString("base64");
  return {
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    chainPem: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n${by.caPem}`,
  };
}

const unserved = "code 12";
/** The connection was not accepted. */
const unconnected = "code 14";
type Expected = (service: string, method: string) => Outcome; // or: admitted

const only = (served: string, admitted: Outcome): Expected => {
  return (service) => (service === served ? admitted : unserved);
};
/** The port of the Session and of the API. */
const both = (session: Outcome, api: Outcome): Expected => {
  const known: Readonly<Record<string, Outcome>> = { sessionService: session, schedulerService: api };
  return (service) => known[service] ?? unserved;
};

const forClient: Expected = (service, method) => {
  if (service !== "schedulerService") return both("not_permitted", "")(service, method);
  const roles: readonly string[] = permissions[method as keyof typeof permissions];
  return roles.includes("client") ? "admitted" : "not_permitted";
};

const atTheSession: readonly (readonly [who: string, expected: Expected])[] = [
  ["nobody", () => unconnected],
  ["foreign agent", () => unconnected],
  ["foreign client", () => unconnected],
  ["foreign scheduler", () => unconnected],
  ["scheduler", both("not_permitted", "not_permitted")],
  ["gone", both("revoked", "not_permitted")],
  ["strange agent", both("revoked", "not_permitted")],
  ["ex", both("not_permitted", "revoked")],
  ["strange client", both("not_permitted", "revoked")],
  ["two", both("admitted", "not_permitted")],
  ["ann", forClient],
];

const atAnAgent: readonly (readonly [who: string, expected: Expected])[] = [
  ["nobody", () => unconnected],
  ["foreign scheduler", () => unconnected],
  ["foreign client", () => unconnected],
  ["two", only("listeningAgentService", "not_permitted")],
  ["ann", only("listeningAgentService", "not_permitted")],
  ["scheduler", only("listeningAgentService", "admitted")],
];

const refusals = new Set(["not_permitted", "not_authenticated", "revoked", "foreign_cluster"]);

/** An answer of whatever kind that is no refusal of the caller. */
function judged(outcome: Outcome, expected: Outcome): Outcome {
  const isAdmitted = !refusals.has(outcome) && outcome !== unserved && outcome !== unconnected;
  return expected === "admitted" && isAdmitted ? "admitted" : outcome;
}

async function sweep(dial: () => ReturnType<typeof dialTls>, expected: Expected): Promise<number> {
  let calls = 0;
  for (const [service, table] of Object.entries(tables)) {
    for (const [name, method] of Object.entries(table)) {
      const client = dial();
      const wanted = expected(service, name);
      // A Session that is admitted goes on until it is left; a refusal comes, however busy the machine is.
      const outcome = await callOnce(client, method, wanted === "admitted" ? 5_000 : 60_000);
      client.close();
      assert.equal(judged(outcome, wanted), wanted, `${service}.${name}`);
      calls++;
    }
  }
  return calls;
}

const methods = Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0);

function over(address: string, who: string, more: Partial<Dial> = {}) {
  const identity = identities[who] ?? null;
  const { caDer, clusterId } = authority;
  return () => dialTls({ address, identity, caDer, expectRole: "scheduler", clusterId, ...more });
}

test("the sweep knows every service and method", () => {
  assert.deepEqual(Object.keys(tables).length, 5);
  assert.ok(methods >= 34);
});

test("a role that may more than it should would be found", async () => {
  const none = both("not_permitted", "not_permitted");
  await assert.rejects(sweep(over(doors.session, "ann"), none), /schedulerService\.submit/);
});

for (const [who, expected] of atTheSession)
  test(`the port of the Session and the API, with the certificate of: ${who}`, async () => {
    assert.equal(await sweep(over(doors.session, who), expected), methods);
  });

for (const who of ["nobody", "two", "ann"])
  test(`the join door serves joins alone, whatever the certificate: ${who}`, async () => {
    assert.equal(await sweep(over(doors.join, who), only("joinService", "admitted")), methods);
  });

for (const [who, expected] of atAnAgent)
  test(`the port of an agent that listens, with the certificate of: ${who}`, async () => {
    const agent = { expectRole: "agent", expectName: "one" } as const;
    assert.equal(await sweep(over(doors.agent, who, agent), expected), methods);
  });

test("the unix socket serves the API alone, and all but a client's own renewal", async () => {
  const expected: Expected = (service, method) =>
    method === "renewClient" ? "not_permitted" : only("schedulerService", "admitted")(service, method);
  assert.equal(await sweep(() => dialUnix(at.socket), expected), methods);
});
