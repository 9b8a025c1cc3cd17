// `agentd check-connection`: looks at the way to the scheduler one step at a time, names the first step that
// fails at each address, and says what to do. With a join string it looks at the join doors, without one at
// what this host has joined. Called through table.ts. It changes nothing, here or there, and uses no token
// up.
// The danger: a check that passes where the daemon fails. It goes through the same functions and the same
// proxy.
import { createHash, X509Certificate } from "node:crypto";
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, isIP } from "node:net";
import { join } from "node:path";
import type { ServiceError } from "@grpc/grpc-js";
import { withCauses } from "../../proto/common/fault.ts";
import { parseJoinString } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { connectThrough, hostAndPort } from "../../proto/common/proxy.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls, fetchPinnedCa, tryTls } from "../../proto/common/transport.ts";
import type { Dial } from "../../proto/common/transport.ts";
import { print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";
import { readJoinString } from "./join-input.ts";
import { readIdentityFile } from "./join-store.ts";

export type CheckOptions = {
  readonly spool: string;
  /** the file of a join string, "-" for standard input; null: what this host has joined */
  readonly source: string | null;
  readonly proxy: string | null;
  /** where this host listens, when the scheduler dials */
  readonly listen: { readonly host: string; readonly port: number } | null;
  readonly print: (text: string) => void;
};

type Result =
  | { readonly ok: true; readonly says: string }
  | { readonly ok: false; readonly says: string; readonly advice: string };

/** What the steps of one address look at. */
type Subject = {
  readonly address: string;
  readonly proxy: string | null;
  readonly caSpkiSha256: Buffer;
  readonly clusterId: string;
  /** null: not joined yet */
  readonly identity: (Dial["identity"] & { readonly leaf: X509Certificate }) | null;
};

const steps: readonly (readonly [string, (subject: Subject) => Promise<Result>])[] = [
  ["dns", checkName],
  ["tcp", checkTcp],
  ["proxy", checkProxy],
  ["tls", checkTls],
  ["pin", checkPin],
  ["clock", checkClock],
  ["enrolment", checkEnrolment],
];

export function checkConnection(call: CommandCall): Promise<number> {
  return withConfig(call, async ({ spool, settings }) => {
    const { proxy, who_dials, listen: host, listen_port: port } = settings;
    const listen = who_dials === "scheduler" ? { host, port } : null;
    const source = call.operands[0] ?? null;
    return await checkConnectionCommand({ spool, source, proxy, listen, print });
  });
}

/** Exit status: 0 one address is good in every step, 1 none is, 2 wrong use. */
export async function checkConnectionCommand(options: CheckOptions): Promise<number> {
  if (options.listen !== null && options.source === null) return checkListening(options.listen, options);
  const subjects = await subjectsOf(options);
  if (typeof subjects === "string") {
    options.print(`${subjects}\n`);
    return 2;
  }
  let isGood = false;
  for (const subject of subjects) {
    options.print(`${subject.address}\n`);
    if (await checkAddress(subject, options)) isGood = true;
  }
  return isGood ? 0 : 1;
}

async function checkAddress(subject: Subject, { print }: CheckOptions): Promise<boolean> {
  for (const [name, check] of steps) {
    const result = await check(subject).catch(
      (error: unknown): Result => ({ ok: false, says: withCauses(error), advice: "this is unexpected" }),
    );
    print(`  ${result.ok ? "ok  " : "FAIL"} ${name.padEnd(9)} ${result.says}\n`);
    if (result.ok) continue;
    print(`       what to do: ${result.advice}\n`);
    return false;
  }
  return true;
}

async function subjectsOf({ spool, source, proxy }: CheckOptions): Promise<readonly Subject[] | string> {
  if (source !== null) {
    const read = await readJoinString(source);
    if (!read.ok) return read.problem;
    const string = parseJoinString(read.text);
    if (string === undefined) return "this is not a whole join string of format 1";
    const caSpkiSha256 = Buffer.from(string.caSpkiSha256);
    const { clusterId, addresses } = string;
    return addresses.map((address) => ({ address, proxy, caSpkiSha256, clusterId, identity: null }));
  }
  const file = await readIdentityFile(spool);
  if (file === undefined)
    return `${spool} has not joined; give the file with the join string to look before that`;
  const [keyPem, leafPem, caPem] = await Promise.all(
    ["key.pem", "leaf.pem", "ca.pem"].map((name) => readFile(join(spool, "net", "tls", name), "utf8")),
  );
  const leaf = new X509Certificate(leafPem ?? "");
  const caSpki = new X509Certificate(caPem ?? "").publicKey.export({ type: "spki", format: "der" });
  const caSpkiSha256 = createHash("sha256").update(caSpki).digest();
  const identity = { keyPem: keyPem ?? "", chainPem: `${leafPem}${caPem}`, leaf };
  const { clusterId, addresses } = file;
  return addresses.map((address) => ({ address, proxy, caSpkiSha256, clusterId, identity }));
}

/** The first hop: the proxy when there is one. */
function hopOf({ address, proxy }: Subject) {
  return hostAndPort(proxy ?? address);
}

async function checkName(subject: Subject): Promise<Result> {
  const { host } = hopOf(subject);
  const what = subject.proxy === null ? "scheduler" : "proxy";
  if (isIP(host) !== 0) return { ok: true, says: `${host} is an address, not a name (${what})` };
  try {
    const found = await lookup(host, { all: true });
    return { ok: true, says: `${host} is ${found.map(({ address }) => address).join(", ")} (${what})` };
  } catch (error) {
    const says = `the name ${host} of the ${what} is not known here (${(error as Error).message})`;
    const advice =
      subject.proxy === null
        ? "add the name to DNS or /etc/hosts; where only the proxy knows it, set proxy: in agentd.yaml"
        : "correct proxy: in agentd.yaml";
    return { ok: false, says, advice };
  }
}

async function checkTcp(subject: Subject): Promise<Result> {
  const { host, port } = hopOf(subject);
  const socket = connect({ host, port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(limits.tlsHandshakeMsMax) });
    return { ok: true, says: `port ${port} of ${host} answers` };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const isSilent = (error as Error).name === "AbortError" || code === "ETIMEDOUT";
    const says = isSilent ? `port ${port} of ${host} does not answer` : withCauses(error);
    const advice = isSilent
      ? `a firewall may drop it: let this host open connections to port ${port}`
      : code === "ECONNREFUSED"
        ? "nothing listens there: start it, or correct the port"
        : "look at the route from this host to that one";
    return { ok: false, says, advice };
  } finally {
    socket.destroy();
  }
}

async function checkProxy({ address, proxy }: Subject): Promise<Result> {
  if (proxy === null) return { ok: true, says: "none is set, and proxy variables are not read" };
  try {
    (await connectThrough(proxy, address)).destroy();
    return { ok: true, says: `${proxy} connects to ${address}` };
  } catch (error) {
    const advice = `let the proxy allow CONNECT to ${address}; one that wants a password is not supported`;
    return { ok: false, says: withCauses(error), advice };
  }
}

async function checkTls(subject: Subject): Promise<Result> {
  const found = await fetchPinnedCa(subject.address, subject.caSpkiSha256, subject.proxy);
  if (found.kind !== "unreachable") return { ok: true, says: "TLS 1.3 is spoken there" };
  const advice = "something else than a scheduler listens there, or something on the way breaks TLS 1.3";
  return { ok: false, says: withCauses(found.cause), advice };
}

async function checkPin(subject: Subject): Promise<Result> {
  const found = await fetchPinnedCa(subject.address, subject.caSpkiSha256, subject.proxy);
  if (found.kind === "found")
    return { ok: true, says: `the authority is that of cluster ${subject.clusterId}` };
  const advice =
    "it is another cluster's scheduler, or something on the way opens TLS: ask to have this address left out";
  return { ok: false, says: "the authority there is not the one that this host was told of", advice };
}

async function checkClock(subject: Subject): Promise<Result> {
  const found = await fetchPinnedCa(subject.address, subject.caSpkiSha256, subject.proxy);
  const nowMs = Date.now();
  const own = `this host's clock says ${new Date(nowMs).toISOString()}`;
  const dates = found.kind === "found" ? found.serverDates : "";
  const [from = "", to = ""] = dates.split(" to ");
  const theirs = `the scheduler's certificate holds from ${dates}`;
  const advice =
    "set the clock of this host, or of the scheduler: one of the two is wrong (chronyc tracking)";
  const isWithin = nowMs >= Date.parse(from) && nowMs <= Date.parse(to);
  if (!isWithin) return { ok: false, says: `${own}; ${theirs}`, advice };
  const leaf = subject.identity?.leaf;
  if (leaf !== undefined && nowMs < Date.parse(leaf.validFrom))
    return { ok: false, says: `${own}; its own certificate holds from ${leaf.validFrom}`, advice };
  return { ok: true, says: `${own}, within ${dates}` };
}

async function checkEnrolment(subject: Subject): Promise<Result> {
  const { address, proxy, identity, clusterId } = subject;
  if (identity === null) return { ok: true, says: "not joined yet; the join string was not used" };
  if (Date.now() > Date.parse(identity.leaf.validTo)) {
    const advice = "start agentd: it renews it at the join door for 180 days; later, join again";
    return { ok: false, says: `the certificate of this host ended ${identity.leaf.validTo}`, advice };
  }
  const ca = await fetchPinnedCa(address, subject.caSpkiSha256, proxy);
  const caDer = ca.kind === "found" ? ca.caDer : new Uint8Array();
  const dial: Dial = { address, proxy, identity, caDer, expectRole: "scheduler", clusterId };
  const trial = await tryTls(dial);
  const advice = "join again with a new join string: reeve agent token --replace NAME at the scheduler";
  if (trial.kind === "refused") return { ok: false, says: trial.why, advice };
  if (trial.kind === "unreachable") return { ok: false, says: withCauses(trial.error), advice: "try again" };
  const refusal = await askSession(dial);
  if (refusal === undefined) return { ok: true, says: "the scheduler knows this host and takes its links" };
  return { ok: false, says: `the scheduler refuses: ${refusal}`, advice };
}

/** An empty log stream: it is admitted as a link is, and leaves no trace. Undefined when it was taken. */
function askSession(dial: Dial): Promise<string | undefined> {
  const client = dialTls(dial);
  const { path, requestSerialize, responseDeserialize } = sessionService.logs;
  const deadline = Date.now() + limits.joinMsMax;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, { deadline });
  return new Promise((resolve) => {
    const end = (refusal?: string): void => {
      client.close();
      resolve(refusal);
    };
    call.on("error", (error) => end((error as ServiceError).details));
    call.on("end", () => end());
    call.resume();
    call.end();
  });
}

async function checkListening(
  listen: { host: string; port: number },
  options: CheckOptions,
): Promise<number> {
  const { spool, print } = options;
  const file = await readIdentityFile(spool);
  const host = listen.host === "" ? "127.0.0.1" : listen.host;
  print(`${host}:${listen.port} (this host listens, the scheduler dials)\n`);
  const show = (name: string, result: Result): boolean => {
    print(`  ${result.ok ? "ok  " : "FAIL"} ${name.padEnd(9)} ${result.says}\n`);
    if (!result.ok) print(`       what to do: ${result.advice}\n`);
    return result.ok;
  };
  const isEnrolled = show(
    "enrolment",
    file === undefined
      ? { ok: false, says: "not joined", advice: "agentd join --listen, or agentd join FILE" }
      : { ok: true, says: `joined cluster ${file.clusterId} as ${file.agent}` },
  );
  const address = host.includes(":") ? `[${host}]:${listen.port}` : `${host}:${listen.port}`;
  const subject = { address, proxy: null, caSpkiSha256: Buffer.alloc(0), clusterId: "", identity: null };
  const tcp = await checkTcp(subject);
  const isListening = show("tcp", tcp.ok ? tcp : { ...tcp, advice: "start agentd on this host" });
  print("  The rest is seen from the other side: reeve agents at the scheduler says why it cannot dial.\n");
  return isEnrolled && isListening ? 0 : 1;
}
