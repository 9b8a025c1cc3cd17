// A scheduler as the command line sees it: a real gRPC server on a real unix socket, whose runs the test
// decides. Called by test/cli. It records what was submitted and can cut every stream, or go away and come
// back.
// The danger: it is no scheduler; it checks nothing that it was not told to check, so no test of the
// scheduler may use it.
import { Metadata, Server, ServerCredentials, status } from "@grpc/grpc-js";
import type {
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServerWritableStream,
} from "@grpc/grpc-js";
import { EventEmitter, once } from "node:events";
import { crc32 } from "node:zlib";
import { hexOf } from "../../proto/common/ids.ts";
import { type Reason, reasons } from "../../proto/common/reasons.ts";
import { definitionOf, schedulerService } from "../../proto/common/services.ts";
import { apiServerOptions } from "../../proto/common/transport.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { clientAnswers } from "./fake-clients.ts";
import { LogPlaces, type Place, type PlaceAsk } from "../../scheduler/logs/log-places.ts";

export type FakeRun = {
  state: string;
  detail: reeve.v1.IRunDetail;
  /** by attempt, from 1 */
  logs: Buffer[];
  /** nothing more will be written to these attempts' logs */
  settled: Set<number>;
};
export type Submission = {
  readonly header: reeve.v1.ISubmitHeader;
  readonly spec: reeve.v1.JobSpec;
  readonly bodies: ReadonlyMap<string, Buffer>;
};

export const clusterId = Buffer.alloc(16, 7);

/** One output frame as the supervisor writes it. */
export function outputFrame(
  stream: 1 | 2 | 3,
  payload: Uint8Array | string,
  atMs = 1_800_000_000_000,
): Buffer {
  const bytes = Buffer.from(payload as Uint8Array);
  const header = Buffer.alloc(20);
  header.writeUInt32LE(bytes.length, 0);
  header.writeUInt8(stream, 4);
  header.writeBigUInt64LE(BigInt(atMs) * 1000n, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
  return Buffer.concat([header, bytes]);
}

export function cutFrame(stdout: number, stderr: number): Buffer {
  const payload = Buffer.alloc(16);
  payload.writeBigUInt64LE(BigInt(stdout), 0);
  payload.writeBigUInt64LE(BigInt(stderr), 8);
  return outputFrame(3, payload);
}

export class FakeApi implements AsyncDisposable {
  readonly path: string;
  readonly submissions: Submission[] = [];
  readonly runs = new Map<number, FakeRun>();
  readonly cancels: reeve.v1.ICancelRequest[] = [];
  readonly tokens: reeve.v1.IAgentTokenRequest[] = [];
  /** of each GetRun: whether values of the environment were asked for */
  readonly valuesAsked: boolean[] = [];
  agents: reeve.v1.IAgent[] = [];
  /** ReadLog calls so far, by the offset they asked for */
  readonly readOffsets: number[] = [];
  /** the next ReadLog streams are cut after so many bytes */
  cutReadsAfter: number[] = [];
  /** the next submissions are refused, or their answers lost after they were taken */
  refuseSubmit: { readonly reason: Reason; readonly message: string } | undefined;
  loseSubmitAnswers = 0;
  /** who the submitters claimed to be */
  readonly claims: string[] = [];
  /** of logs that are settled */
  logState = "complete";
  /** as an older scheduler: a place that is asked for in a log is not looked for */
  ignoresPlaces = false;
  /** the next streams end in good order before their last item */
  endEarly = { reads: 0, watches: 0 };
  readonly prunes: reeve.v1.IPruneRequest[] = [];
  /** undefined: the answer ends before its sum */
  pruneSum: reeve.v1.IPruneReply | undefined = { runs: 2, logs: 3, logBytes: 4096, databaseBytes: 1024 };
  onSubmit: (run: number) => void = () => {};
  onCancel: (run: number) => void = () => {};
  onRestart: (run: number) => void = () => {};
  readonly resubmits: reeve.v1.IResubmitRequest[] = [];
  watchers = 0;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #runOfKey = new Map<string, number>();
  #server = new Server();

  constructor(path: string) {
    this.path = path;
  }

  async start(): Promise<void> {
    this.#server = new Server(apiServerOptions);
    this.#server.addService(definitionOf(schedulerService), this.#handlers());
    await new Promise<void>((resolve, reject) => {
      const bound = (error: Error | null): void => (error === null ? resolve() : reject(error));
      this.#server.bindAsync(`unix:${this.path}`, ServerCredentials.createInsecure(), bound);
    });
  }

  /** As a kill -9 looks from outside: every connection ends, the socket answers nobody. */
  vanish(): void {
    this.#server.forceShutdown();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.vanish();
  }

  addRun(run: number, state = "executing"): FakeRun {
    const attempts = [{ attempt: 1, state, agent: "web-1", logState: "outstanding" }];
    const detail = { run: { run, state, agent: "web-1", attempt: 1 }, attempts, journal: [] };
    const fake = { state, detail, logs: [Buffer.alloc(0)], settled: new Set<number>() };
    this.runs.set(run, fake);
    return fake;
  }

  append(run: number, bytes: Buffer, attempt = 1): void {
    const fake = this.#run(run);
    fake.logs[attempt - 1] = Buffer.concat([fake.logs[attempt - 1] ?? Buffer.alloc(0), bytes]);
    this.#changes.emit("change");
  }

  /** The newest attempt is over, and its log. */
  end(run: number, state: string, exit: reeve.v1.IExit | null, more: reeve.v1.IRun = {}): void {
    const fake = this.#run(run);
    const attempts = fake.detail.attempts ?? [];
    const newest = attempts.at(-1) ?? {};
    Object.assign(newest, { state, exit, logState: "complete" });
    fake.detail = { ...fake.detail, run: { ...fake.detail.run, state, ...more }, attempts };
    fake.settled.add(newest.attempt ?? 1);
    this.#changes.emit("change");
  }

  /** The newest attempt failed and another one runs. */
  retry(run: number): void {
    const fake = this.#run(run);
    const attempts = fake.detail.attempts ?? [];
    Object.assign(attempts.at(-1) ?? {}, { state: "failed", logState: "complete" });
    fake.settled.add(attempts.length);
    const attempt = attempts.length + 1;
    attempts.push({ attempt, state: "executing", agent: "web-1", logState: "outstanding" });
    fake.logs.push(Buffer.alloc(0));
    fake.detail = { ...fake.detail, run: { ...fake.detail.run, state: "executing", attempt }, attempts };
    this.#changes.emit("change");
  }

  change(run: number, change: (detail: reeve.v1.IRunDetail) => void): void {
    change(this.#run(run).detail);
    this.#changes.emit("change");
  }

  #run(run: number): FakeRun {
    const found = this.runs.get(run);
    if (found === undefined) throw refusal("no_such_run", `run ${run}: no run has this number`);
    return found;
  }

  #handlers() {
    return {
      submit: this.#submit,
      getRun: unary<reeve.v1.IGetRunRequest>((request) => {
        this.valuesAsked.push(request.envValues === true);
        return this.#run(Number(request.run)).detail;
      }),
      listRuns: unary<reeve.v1.IListRunsRequest>((request) => this.#list(request)),
      watchRun: this.#watch,
      readLog: this.#read,
      cancel: unary<reeve.v1.ICancelRequest>((request) => {
        const fake = this.#run(Number(request.run));
        this.cancels.push(request);
        this.onCancel(Number(request.run));
        return fake.detail;
      }),
      hold: unary<reeve.v1.IHoldRequest>((request) => this.#put(request, "held")),
      release: unary<reeve.v1.IReleaseRequest>((request) => this.#put(request, "queued")),
      restart: unary<reeve.v1.IRestartRequest>(({ run }) => {
        const number = Number(run);
        if (!isFinal(this.#run(number).detail)) throw refusal("not_in_this_state", "run is executing");
        this.onRestart(number);
        return this.#run(number).detail;
      }),
      resubmit: unary<reeve.v1.IResubmitRequest>((request) => this.#resubmit(request)),
      abandon: unary<reeve.v1.IAbandonRequest>(({ run }) => this.#put({ run: Number(run) }, "unknown")),
      drain: unary<reeve.v1.IDrainRequest>(({ agent, reason }) => this.#mark(agent, true, reason ?? "")),
      resume: unary<reeve.v1.IResumeRequest>(({ agent }) => this.#mark(agent, false, "")),
      listAgents: unary(() => ({ agents: this.agents })),
      makeAgentToken: unary<reeve.v1.IAgentTokenRequest>((request) => {
        if (request.name === "taken") throw refusal("agent_exists", "agent taken has joined already");
        this.tokens.push(request);
        return { joinString: "reeve-join-1.AAAA", expiresAtMs: 1_800_000_000_000 };
      }),
      ...clientAnswers(unary),
      prune: this.#prune,
      status: unary(() => ({ version: "0", clusterId, timeMs: Date.now() })),
    };
  }

  #put(request: { run?: number | null }, state: string): reeve.v1.IRunDetail {
    const fake = this.#run(Number(request.run));
    if (fake.detail.run?.state === "executing") throw refusal("not_in_this_state", "run is executing");
    fake.detail = { ...fake.detail, run: { ...fake.detail.run, state, why: `why ${state}` } };
    return fake.detail;
  }

  #mark(name: string | null | undefined, drained: boolean, drainReason: string): reeve.v1.IAgent {
    const found = this.agents.find((agent) => agent.name === name);
    if (found === undefined) throw refusal("no_such_agent", `no agent is named ${name}`);
    return Object.assign(found, {
      drained,
      drainReason,
      drainBy: "claimed ann",
      drainAtMs: 1_800_000_000_000,
    });
  }

  #resubmit(request: reeve.v1.IResubmitRequest): reeve.v1.ISubmitReply {
    this.#run(Number(request.run));
    const key = request.idempotencyKey ?? "";
    const known = this.#runOfKey.get(key);
    const run = known ?? this.runs.size + 1;
    if (known === undefined) {
      this.resubmits.push(request);
      this.#runOfKey.set(key, run);
      this.addRun(run);
      this.onSubmit(run);
    }
    if (this.loseSubmitAnswers-- > 0)
      throw Object.assign(new Error("cut"), { code: status.UNAVAILABLE, details: "cut" });
    return { runs: [run], repeatedKey: known !== undefined };
  }

  #list(request: reeve.v1.IListRunsRequest): reeve.v1.IListRunsReply {
    const below = request.below || Number.MAX_SAFE_INTEGER;
    const all = [...this.runs.values()].map((fake) => fake.detail.run ?? {});
    const states = request.states ?? [];
    const fit = all.filter(
      (run) => (run.run ?? 0) < below && (states.length === 0 || states.includes(run.state ?? "")),
    );
    const sorted = fit.sort((a, b) => (b.run ?? 0) - (a.run ?? 0));
    const limit = request.limit || 50;
    return { runs: sorted.slice(0, limit), more: sorted.length > limit };
  }

  readonly #submit: handleClientStreamingCall<reeve.v1.SubmitPart, reeve.v1.ISubmitReply> = (
    call,
    answer,
  ) => {
    this.claims.push(String(call.metadata.get("reeve-user")[0]));
    let header: reeve.v1.ISubmitHeader = {};
    const headerParts: Uint8Array[] = [];
    const bodies = new Map<string, Buffer>();
    call.on("data", (part: reeve.v1.SubmitPart) => {
      if (part.header) header = part.header;
      if (part.headerPart) headerParts.push(part.headerPart.bytes ?? new Uint8Array());
      if (!part.blob) return;
      const name = hexOf(part.blob.sha256 ?? new Uint8Array());
      const before = bodies.get(name) ?? Buffer.alloc(0);
      if (before.length === part.blob.offset)
        bodies.set(name, Buffer.concat([before, part.blob.bytes ?? new Uint8Array()]));
    });
    call.on("end", () => {
      if (headerParts.length > 0) header = reeve.v1.SubmitHeader.decode(Buffer.concat(headerParts));
      if (this.refuseSubmit !== undefined) {
        return answer(refusal(this.refuseSubmit.reason, this.refuseSubmit.message), null);
      }
      const key = header.idempotencyKey ?? "";
      const known = this.#runOfKey.get(key);
      const run = known ?? this.runs.size + 1;
      if (known === undefined) {
        this.submissions.push({
          header,
          spec: reeve.v1.JobSpec.decode(header.spec ?? new Uint8Array()),
          bodies,
        });
        this.#runOfKey.set(key, run);
        this.addRun(run);
        this.onSubmit(run);
      }
      if (this.loseSubmitAnswers-- > 0) return answer({ code: status.UNAVAILABLE, details: "cut" }, null);
      answer(null, { runs: [run], repeatedKey: known !== undefined });
    });
  };

  readonly #prune: handleServerStreamingCall<reeve.v1.IPruneRequest, reeve.v1.IPruneReply> = (call) =>
    answering(call, async () => {
      this.prunes.push(call.request);
      call.write({});
      if (this.pruneSum !== undefined) call.write({ done: true, ...this.pruneSum });
    });

  readonly #watch: handleServerStreamingCall<reeve.v1.IGetRunRequest, reeve.v1.IRunDetail> = async (call) => {
    this.watchers++;
    call.on("cancelled", () => this.watchers--);
    await answering(call, async () => {
      for (;;) {
        const { detail, settled } = this.#run(Number(call.request.run));
        call.write(detail);
        if (this.endEarly.watches-- > 0) return;
        if (isFinal(detail) && settled.has(detail.run?.attempt ?? 1)) return;
        await once(this.#changes, "change");
      }
    });
  };

  readonly #read: handleServerStreamingCall<reeve.v1.IReadLogRequest, reeve.v1.ILogPart> = (call) =>
    answering(call, async () => {
      const { request } = call;
      const { run, follow } = request;
      const fake = this.#run(Number(run));
      const attempt = call.request.attempt || fake.logs.length;
      const isThere = fake.detail.attempts?.some((each) => each.attempt === attempt) ?? false;
      if (!isThere && fake.detail.run?.attempt !== 0)
        throw refusal("no_such_attempt", `run ${run} has no attempt ${attempt}`);
      let offset = call.request.offset ?? 0;
      const wantsPlace = typeof request.tailLines === "number" || typeof request.sinceByte === "number";
      if (wantsPlace && !this.ignoresPlaces) {
        const place = await placeIn(fake.logs[attempt - 1] ?? Buffer.alloc(0), request);
        offset = place.offset;
        call.write({ offset, start: place });
      }
      this.readOffsets.push(offset);
      const cutAt = this.cutReadsAfter.shift();
      const last = cutAt === undefined ? Number.POSITIVE_INFINITY : offset + cutAt;
      for (;;) {
        const log = fake.logs[attempt - 1] ?? Buffer.alloc(0);
        const end = Math.min(log.length, last, offset + 1000);
        if (end > offset) call.write({ offset, frames: log.subarray(offset, end) });
        offset = end;
        if (offset >= last) throw Object.assign(new Error("cut"), { code: status.UNAVAILABLE });
        if (offset < log.length) continue;
        if (follow !== true || fake.settled.has(attempt)) break;
        await once(this.#changes, "change");
      }
      if (this.endEarly.reads-- > 0) return;
      const logState = fake.settled.has(attempt) ? this.logState : "outstanding";
      call.write({ offset, end: { storedBytes: offset, logState, attempt } });
    });
}

function isFinal({ run }: reeve.v1.IRunDetail): boolean {
  return ["failed", "cancelled", "unknown", "succeeded"].includes(run?.state ?? "");
}

/** As the scheduler finds it: test/contract/log-places.test.ts checks that against counting by hand. */
function placeIn(log: Buffer, request: reeve.v1.IReadLogRequest): Promise<Place> {
  const { tailLines, tailBytes, sinceByte, stream } = request;
  const places = new LogPlaces({
    storedBytes: async () => log.length,
    read: async (_key, offset, lengthMax) => log.subarray(offset, offset + lengthMax),
  });
  const place =
    typeof sinceByte === "number"
      ? ({ kind: "byte", byte: sinceByte } as const)
      : ({ kind: "lines", lines: tailLines ?? 0, bytesMax: tailBytes ?? 0 } as const);
  const key = { ledger: "0".repeat(32), run: 1, attempt: 1 };
  const which = (stream || "both") as PlaceAsk["stream"];
  return places.find(key, { stream: which, place }, new AbortController().signal);
}

function unary<Request>(answer: (request: Request) => object): handleUnaryCall<Request, object> {
  return (call, done) => {
    try {
      done(null, answer(call.request));
    } catch (error) {
      done(error as Error, null);
    }
  };
}

async function answering<A, B>(call: ServerWritableStream<A, B>, answer: () => Promise<void>): Promise<void> {
  try {
    await answer();
    call.end();
  } catch (error) {
    call.emit("error", error); // as grpc-js wants a status to be sent
  }
}

function refusal(reason: Reason, message: string): Error {
  const metadata = new Metadata();
  metadata.set("reeve-reason", reason);
  return Object.assign(new Error(message), { code: reasons[reason].code, details: message, metadata });
}
