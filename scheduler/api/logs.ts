// A log as it is stored, from an offset on; with `follow`, until the attempt is over and its log settled.
// Called by server.ts. Frames pass unparsed. The last part says how the log stands.
// The danger: the end must not overtake the last bytes; whether the attempt is over is looked up before the
// bytes are drained.
import { limits } from "../../proto/common/limits.ts";
import { bytesPassed } from "../../proto/common/passing-bytes.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Attempt } from "../core/model.ts";
import type { LogPlaces, Place, PlaceAsk } from "../logs/log-places.ts";
import type { RunRecord } from "../store/store.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { findRun, isAttemptOver, isFinal } from "./runs.ts";
import type { RunWatch } from "./watchers.ts";

type LogPart = reeve.v1.LogPart.$Properties;
/** Of a run that never had an attempt. */
const noLog = { storedBytes: 0, logState: "none", attempt: 0 };

export type Logs = { readonly ports: ApiPorts; readonly places: LogPlaces };
export type Reading = {
  readonly send: (part: LogPart) => Promise<void>;
  readonly signal: AbortSignal;
};

export async function readLog(
  request: reeve.v1.ReadLogRequest,
  { ports, places }: Logs,
  to: Reading,
): Promise<void> {
  const { run, follow } = request;
  let ask = placeAsked(request);
  if (!Number.isSafeInteger(request.offset)) throw new Refusal("usage", "the offset is too large");
  using watch = ports.watchers.watch(run);
  const number = await chooseAttempt(request, ports, { watch, signal: to.signal });
  let offset = request.offset;
  for (;;) {
    const record = await findRun({ run }, ports);
    const attempt = record.attempts.find((each) => each.attempt === number);
    if (to.signal.aborted) return;
    if (attempt === undefined) return to.send({ offset, end: noLog });
    const key = { ledger: record.run.ledger, run, attempt: number };
    if (ask !== undefined) {
      const place = await places.find(key, ask, to.signal).catch((error: unknown) => {
        if (!to.signal.aborted) throw error;
      });
      if (place === undefined) return;
      offset = place.offset;
      await to.send(startPart(place));
      ask = undefined;
    }
    offset = await drain(ports, key, offset, to);
    if (to.signal.aborted) return;
    if (!follow || isAttemptOver(attempt)) return to.send(await endOf(ports, key, attempt, offset));
    await more(ports, key, offset, { watch, signal: to.signal });
  }
}

/** Undefined: from the offset on. */
function placeAsked(request: reeve.v1.ReadLogRequest): PlaceAsk | undefined {
  const { tailLines, sinceByte, tailBytes, offset } = request;
  const stream = request.stream === "" ? "both" : request.stream;
  if (stream !== "both" && stream !== "stdout" && stream !== "stderr")
    throw new Refusal("usage", "the stream must be stdout, stderr or empty");
  for (const count of [tailLines ?? 0, sinceByte ?? 0, tailBytes])
    if (!Number.isSafeInteger(count)) throw new Refusal("usage", "the place is too far");
  const places: PlaceAsk["place"][] = [];
  if (tailLines !== null) places.push({ kind: "lines", lines: tailLines, bytesMax: tailBytes });
  if (sinceByte !== null) places.push({ kind: "byte", byte: sinceByte });
  const [place] = places;
  if (place === undefined) return undefined;
  if (places.length > 1 || offset !== 0)
    throw new Refusal("usage", "one of tail_lines, since_byte and an offset");
  return { stream, place };
}

function startPart({ offset, skipBytes, beforeBytes, streamBytes }: Place): LogPart {
  return { offset, start: { skipBytes, beforeBytes, streamBytes } };
}

type Waiting = { readonly watch: RunWatch; readonly signal: AbortSignal };

/** The asked one, or the newest. A follower waits for the first attempt; 0 = there will be none. */
async function chooseAttempt(
  request: reeve.v1.ReadLogRequest,
  ports: ApiPorts,
  { watch, signal }: Waiting,
): Promise<number> {
  for (;;) {
    const record = await findRun({ run: request.run }, ports);
    const number = request.attempt === 0 ? record.run.attempt : request.attempt;
    if (number > record.run.attempt) throw noAttempt(record, number);
    const isThere = record.attempts.some(({ attempt }) => attempt === number);
    if (number > 0 && !isThere) throw noAttempt(record, number);
    if (number > 0 || !request.follow || isFinal(record.run) || signal.aborted) return number;
    await watch.next(signal);
  }
}

function noAttempt({ run }: RunRecord, number: number): Refusal {
  return new Refusal("no_such_attempt", `run ${run.run} has ${run.attempt} attempts, not ${number}`);
}

/** Sends what is stored beyond the offset; answers with the new one. */
async function drain(ports: ApiPorts, key: AttemptKey, from: number, to: Reading): Promise<number> {
  let offset = from;
  for (;;) {
    const bytes = await ports.logs.read(key, offset, limits.logReadBytesMax);
    if (bytes.length === 0) return offset;
    for (let at = 0; at < bytes.length; at += limits.framePayloadBytes) {
      const frames = bytes.subarray(at, at + limits.framePayloadBytes);
      await to.send({ offset, frames });
      offset += frames.length;
      bytesPassed(frames.length);
      if (to.signal.aborted) return offset;
    }
  }
}

async function endOf(ports: ApiPorts, key: AttemptKey, attempt: Attempt, offset: number): Promise<LogPart> {
  const storedBytes = await ports.logs.storedBytes(key);
  return { offset, end: { storedBytes, logState: attempt.logState, attempt: key.attempt } };
}

/** Resolves when there are more bytes or the run has changed. */
async function more(ports: ApiPorts, key: AttemptKey, offset: number, waiting: Waiting): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([waiting.signal, done.signal]);
  try {
    await Promise.race([ports.logs.waitForMore(key, offset, signal), waiting.watch.next(signal)]);
  } finally {
    done.abort();
  }
}
