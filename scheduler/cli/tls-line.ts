// The way to a scheduler on another host, by a profile: TLS with the pinned CA, the first address that
// answers, and a new certificate when ours is old. Called by connection.ts; loaded only when a command goes
// this way.
// The danger: a certificate that is renewed and then not stored would still hold, but one that is stored
// half would shut us out; the profile is replaced whole, and only by one that was looked at.
import { type Client, connectivityState, type ServiceError } from "@grpc/grpc-js";
import { createPublicKey, generateKeyPairSync, sign, X509Certificate } from "node:crypto";
import { withCauses } from "../../proto/common/fault.ts";
import { renewMessage } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { checkNewLeaf } from "../../proto/common/new-leaf.ts";
import { schedulerService } from "../../proto/common/services.ts";
import { apiBytesMax, type Dial, dialTls, tryTls } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Line } from "./connection.ts";
import { type Profile, writeProfile } from "./profile.ts";
import { Refused } from "./refused.ts";

export type ProfileWay = {
  readonly file: string;
  readonly profile: Profile;
  /** host:port, in the order to try them */
  readonly addresses: readonly string[];
};

export function tlsLine({ file, profile, addresses }: ProfileWay): Line {
  let own = profile;
  let mayRenew = true;
  const dial = async (): Promise<Client> => {
    const endsMs = leafOf(own).endsMs;
    if (Date.now() > endsMs) throw ended(own, endsMs);
    const client = await firstThatAnswers(own, addresses);
    if (mayRenew && Date.now() - leafOf(own).startsMs > limits.leafRenewAfterMs) {
      mayRenew = false; // once in a command, whatever comes of it: the next one tries again
      own = await renewed(client, own, file).catch(() => own);
    }
    return client;
  };
  return { place: addresses.join(", "), claims: false, dial };
}

function leafOf({ leafPem }: Profile): { readonly startsMs: number; readonly endsMs: number } {
  const leaf = new X509Certificate(leafPem);
  return { startsMs: Date.parse(leaf.validFrom), endsMs: Date.parse(leaf.validTo) };
}

function ended({ client }: Profile, endsMs: number): Refused {
  const when = new Date(endsMs).toISOString();
  const way = `at the scheduler: reeve client token --replace ${client}; here: reeve client join FILE`;
  return new Refused("not_authenticated", `the certificate of client ${client} ended ${when}; ${way}`);
}

async function firstThatAnswers(own: Profile, addresses: readonly string[]): Promise<Client> {
  const problems: string[] = [];
  let isFinal = false;
  for (const address of addresses) {
    const to = dialOf(own, address);
    const client = dialTls(to);
    const problem = await whyNotReady(client, to);
    if (problem === undefined) return client;
    client.close();
    problems.push(`${address}: ${problem.says}`);
    isFinal ||= problem.isFinal;
  }
  const says = `the scheduler cannot be reached: ${problems.join("; ")}`;
  throw new Refused("unreachable", says, !isFinal);
}

function dialOf({ clusterId, keyPem, leafPem, caPem }: Profile, address: string): Dial {
  return {
    address,
    identity: { keyPem, chainPem: leafPem + caPem },
    caDer: new X509Certificate(caPem).raw,
    expectRole: "scheduler",
    clusterId,
    bytesMax: apiBytesMax,
  };
}

type Problem = { readonly says: string; readonly isFinal: boolean };

/** Undefined when it is ready. grpc-js does not tell what it met, so that is tried by hand. */
async function whyNotReady(client: Client, to: Dial): Promise<Problem | undefined> {
  const untilMs = Date.now() + limits.tlsHandshakeMsMax;
  const channel = client.getChannel();
  for (;;) {
    const state = channel.getConnectivityState(true);
    if (state === connectivityState.READY) return undefined;
    if (state === connectivityState.TRANSIENT_FAILURE) {
      const trial = await tryTls(to);
      if (trial.kind === "accepted") return { says: "the connection was cut", isFinal: false };
      if (trial.kind === "unreachable") return { says: withCauses(trial.error), isFinal: false };
      const clock = `it holds from ${trial.serverDates}; this host's clock says ${new Date().toISOString()}`;
      return { says: `${trial.why}; ${clock}`, isFinal: true };
    }
    const isInTime = await new Promise<boolean>((resolve) => {
      channel.watchConnectivityState(state, untilMs, (error) => resolve(error === undefined));
    });
    if (!isInTime) return { says: "it does not answer", isFinal: false };
  }
}

/** The same with a new key and certificate, stored. */
async function renewed(client: Client, own: Profile, file: string): Promise<Profile> {
  const { privateKey: key } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const given = await asked(client, { spki, signature: sign("sha256", renewMessage(spki), key) });
  const caDer = new X509Certificate(own.caPem).raw;
  const { clusterId, client: name } = own;
  const checked = checkNewLeaf(given, { key, caDer, role: "api-client", name, clusterId });
  if (!checked.ok) throw new Error(checked.problem);
  const { keyPem, leafPem } = checked.leaf;
  const fresh = { ...own, keyPem, leafPem };
  await writeProfile(file, fresh);
  return fresh;
}

function asked(client: Client, request: reeve.v1.RenewRequest.$Properties): Promise<reeve.v1.RenewReply> {
  const { path, requestSerialize, responseDeserialize } = schedulerService.renewClient;
  const options = { deadline: Date.now() + limits.joinMsMax };
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, reply?: reeve.v1.RenewReply): void => {
      if (error !== null || reply === undefined) reject(error ?? new Error("an empty answer"));
      else resolve(reply);
    };
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, options, done);
  });
}
