// Submit: a header and its bodies become one input for the engine, when everything they name is durable.
// Called by server.ts. Which agents exist and what a key was used for is the core's to say.
// The danger: the spec's bytes are stored exactly as they came; nothing here may encode them anew.
import { createHash } from "node:crypto";
import { bytesOfHex, hexOf, isAgentName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { blobsOf, decodeSpec, type JobSpec, methodName, overLimit } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Input } from "../core/inputs.ts";
import type { RetryRule, StatusRange } from "../core/model.ts";
import type { Caller } from "./identity.ts";
import type { ApiPorts } from "./ports.ts";
import { type Brought, comparableProof, readProof } from "./proofs.ts";
import { Refusal, refusalOfVerdict } from "./refusal.ts";
import { refuseRetries } from "./signed-runs.ts";
import { type Parts, receiveBlobs, type UploadRoom } from "./uploads.ts";

type Header = reeve.v1.SubmitHeader;
type SubmitInput = Extract<Input, { kind: "submit" }>;
export type Submitting = { readonly caller: Caller; readonly signal: AbortSignal };

export class Submissions {
  readonly #ports: ApiPorts;
  readonly #room: UploadRoom;
  #count = 0;

  constructor(ports: ApiPorts, room: UploadRoom) {
    this.#ports = ports;
    this.#room = room;
  }

  async submit(parts: Parts, from: Submitting): Promise<reeve.v1.SubmitReply.$Properties> {
    if (this.#count >= limits.submitsMax)
      throw new Refusal("busy", `${this.#count} submissions are under way`);
    this.#count++;
    try {
      return await this.#take(parts, from);
    } finally {
      this.#count--;
    }
  }

  async #take(parts: Parts, { caller, signal }: Submitting): Promise<reeve.v1.SubmitReply.$Properties> {
    const header = await readHeader(parts);
    const spec = readSpec(header.spec);
    const contentSha256 = contentDigest(header, spec, caller.by);
    const { live, store } = this.#ports;
    const [{ meta }, known] = await Promise.all([live.meta(), live.submission(header.idempotencyKey)]);
    const clusterId = bytesOfHex(meta.clusterId) ?? new Uint8Array(0);
    if (Buffer.compare(spec.clusterId, clusterId) !== 0) {
      throw new Refusal("foreign_cluster", "the spec was made for another cluster than this scheduler's");
    }
    // Before anything that time alone would refuse: who asks again wants to hear of the runs that there are.
    if (known?.contentSha256 === contentSha256) {
      await this.#receive(parts, spec, { caller, signal });
      return { runs: [...known.runs], repeatedKey: true };
    }
    const nowMs = this.#ports.now();
    refuseEnded(spec, nowMs);
    const brought = readProof(header, spec, nowMs);
    if (brought.proof === "signed") refuseRetries(spec, header.retries);
    const input = inputOf(header, spec, { by: caller.by, nowMs, brought, contentSha256 });
    await this.#receive(parts, spec, { caller, signal });
    const stored = [store.putBlob(digest(header.spec), header.spec)];
    if (brought.proof !== "") stored.push(store.putBlob(brought.proofSha256, brought.bytes));
    await Promise.all(stored);
    const verdict = await this.#ports.offer(input);
    if (!verdict.ok) throw refusalOfVerdict(verdict);
    return { runs: [...verdict.runs], repeatedKey: verdict.repeated };
  }

  async #receive(parts: Parts, spec: JobSpec, { caller, signal }: Submitting): Promise<void> {
    const blobs = blobsOf(spec);
    const bytes = blobs.reduce((sum, blob) => sum + blob.size, 0);
    if (blobs.length === 0) return receiveBlobs(parts, blobs, this.#ports.store);
    using _room = await this.#room.reserve(caller.by, bytes, signal);
    await receiveBlobs(parts, blobs, this.#ports.store);
  }
}

function readSpec(bytes: Uint8Array): JobSpec {
  const decoded = decodeSpec(bytes);
  if (!decoded.ok) throw new Refusal(decoded.reason, decoded.detail);
  return decoded.spec;
}

function refuseEnded({ notAfterMs }: JobSpec, nowMs: number): void {
  if (notAfterMs !== 0 && notAfterMs <= nowMs)
    throw new Refusal("invalid_spec", `its time window ended at ${new Date(notAfterMs).toISOString()}`);
}

async function readHeader(parts: Parts): Promise<Header> {
  const part = await parts.next();
  const given = part?.header ?? (part?.headerPart ? await wholeHeader(part.headerPart, parts) : undefined);
  if (part?.blob || !given) throw new Refusal("usage", "the first part must be the header");
  const header = new reeve.v1.SubmitHeader(given);
  const { idempotencyKey: key, queue, priority } = header;
  checkKey(key);
  if (queue !== "" && !isAgentName(queue))
    throw new Refusal("usage", "the queue's name must be 1 to 63 of a-z 0-9 . _ -");
  refuseOver("the priority", "priorityMax", Math.abs(priority));
  return header;
}

/** One that is larger than a frame, put together from its parts. */
async function wholeHeader(first: reeve.v1.HeaderPart.$Properties, parts: Parts): Promise<Header> {
  const size = first.size ?? 0;
  refuseOver("the header of the submission", "submitHeaderBytesMax", size);
  const whole = Buffer.allocUnsafeSlow(size);
  let got = 0;
  for (let part: typeof first | null | undefined = first; got < size; ) {
    const bytes = part?.bytes ?? new Uint8Array(0);
    if (part?.size !== size || bytes.length === 0 || bytes.length > size - got)
      throw new Refusal("usage", "a part of the submission's header is missing or too long");
    whole.set(bytes, got);
    got += bytes.length;
    if (got < size) part = (await parts.next())?.headerPart;
  }
  try {
    return reeve.v1.SubmitHeader.decode(whole);
  } catch {
    throw new Refusal("usage", "the submission's header cannot be decoded");
  }
}

export function checkKey(key: string): void {
  if (!/^[\x20-\x7e]+$/.test(key))
    throw new Refusal("usage", "the idempotency key must be 1 to 128 printable characters");
  refuseOver("the idempotency key", "idempotencyKeyBytesMax", key.length);
}

type Context = {
  readonly by: string;
  readonly nowMs: number;
  readonly brought: Brought;
  readonly contentSha256: string;
};

function inputOf(header: Header, spec: JobSpec, context: Context): SubmitInput {
  const item = {
    job: spec.job,
    requestedUser: spec.runAsUser,
    method: methodName(spec.method) ?? "",
    specSha256: digest(header.spec),
    specBytes: header.spec.length,
    proof: context.brought.proof,
    proofSha256: context.brought.proofSha256,
    rerunnable: spec.rerunnable,
  };
  return {
    kind: "submit",
    by: context.by,
    key: header.idempotencyKey,
    contentSha256: context.contentSha256,
    items: spec.audience.map((agent) => ({ agent, ...item })),
    queue: header.queue === "" ? "default" : header.queue,
    priority: header.priority,
    ...timesOf(header, spec, context.nowMs),
    retry: retryRule(header),
    hold: header.hold,
    restartOf: 0,
  };
}

function retryRule(header: Header): RetryRule {
  const { retries: retriesMax, retryDelayMs: delayMs, retryDelayMaxMs } = header;
  refuseOver("the retries", "retriesMax", retriesMax);
  refuseOver("the retry delay", "retryDelayMsMax", delayMs);
  refuseOver("the longest retry delay", "retryDelayMsMax", retryDelayMaxMs);
  refuseOver("the statuses to retry on", "retryRangesMax", header.retryOn.length);
  if (retryDelayMaxMs !== 0 && retryDelayMaxMs < delayMs)
    throw new Refusal("usage", "the longest retry delay is shorter than the first");
  const delayMsMax = retryDelayMaxMs || Math.max(limits.retryDoublingMsDefault, delayMs);
  return { retriesMax, delayMs, delayMsMax, on: header.retryOn.map(statusRange) };
}

function statusRange({ first, last }: reeve.v1.StatusRange.$Properties): StatusRange {
  const range = { first: first ?? 0, last: last ?? 0 };
  if (range.first >= 1 && range.first <= range.last && range.last <= 255) return range;
  throw new Refusal("usage", `a status to retry on is from 1 to 255, not ${range.first} to ${range.last}`);
}

type Times = { readonly startAtMs: number; readonly startByMs: number };

/** The scheduler's times, narrowed by the spec's own window: outside it an agent would refuse for good. */
export function timesOf(header: Times, spec: JobSpec, nowMs: number): Times {
  const startAtMs = Math.max(header.startAtMs, spec.notBeforeMs);
  const beginMs = Math.max(startAtMs, nowMs);
  refuseOver("start-at", "startAtMsAhead", beginMs - nowMs);
  const asked = header.startByMs === 0 ? beginMs + limits.startByMsDefault : header.startByMs;
  const startByMs = spec.notAfterMs === 0 ? asked : Math.min(asked, spec.notAfterMs);
  if (startByMs <= beginMs)
    throw new Refusal("usage", "start-by is not after start-at and now: it could never start");
  refuseOver("start-by", "startAtMsAhead", startByMs - nowMs - limits.startByMsDefault);
  return { startAtMs, startByMs };
}

/**
 * All that was asked, and by whom; without the nonce, or the same command again would be other content. How
 * long a signature is good begins anew with each, so what it ends with is left out, too.
 */
function contentDigest(header: Header, spec: JobSpec, by: string): string {
  const asked = new reeve.v1.JobSpec(spec);
  asked.specId = new Uint8Array(0);
  asked.issuedAtMs = 0;
  if (header.sshsig.length > 0) asked.notAfterMs = asked.rerunsUntilMs = 0;
  const content = new reeve.v1.SubmitHeader(header);
  content.idempotencyKey = "";
  content.spec = reeve.v1.JobSpec.encode(asked).finish();
  content.sshsig = new Uint8Array(0);
  content.passwords = [];
  const hash = createHash("sha256").update(reeve.v1.SubmitHeader.encode(content).finish());
  const proof = comparableProof(header);
  if (proof.length > 0) hash.update("\0proof\0").update(proof);
  return hash.update("\0").update(by).digest("hex");
}

export function refuseOver(what: string, limit: Parameters<typeof overLimit>[1], size: number): void {
  if (size <= limits[limit]) return;
  const { reason, detail } = overLimit(what, limit, size);
  throw new Refusal(reason, detail);
}

function digest(bytes: Uint8Array): string {
  return hexOf(createHash("sha256").update(bytes).digest());
}
