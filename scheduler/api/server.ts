// SchedulerService on a gRPC server: who calls and may they, then the handler, then its answer or a refusal.
// Called by the composition root once for each server whose door lets people in; unix-door.ts is the door of
// this host. It owns no noun: each is in its own file.
// The danger: a handler that is reached without `admit`. All go through the three shapes below.
import type { sendUnaryData, Server, ServerReadableStream, ServerUnaryCall } from "@grpc/grpc-js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { limits } from "../../proto/common/limits.ts";
import { definitionOf, schedulerService } from "../../proto/common/services.ts";
import { send } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { LogPlaces } from "../logs/log-places.ts";
import {
  addAgent,
  drainAgent,
  listAgents,
  makeAgentToken,
  resumeAgent,
  listAuditHeads,
  setAgentAddresses,
  status,
} from "./agents.ts";
import { type AnyCall, type Caller, checkPermission, type Identify, type MethodName } from "./identity.ts";
import { readLog } from "./logs.ts";
import type { ApiPorts } from "./ports.ts";
import { pruneHistory } from "./prune.ts";
import { Refusal, refusalOf, statusOf } from "./refusal.ts";
import { resubmit } from "./resubmit.ts";
import { abandonRun, cancelRun, getRun, holdRun, listRuns, restartRun, watchRun } from "./runs.ts";
import { Snapshots } from "./snapshot.ts";
import { Submissions } from "./submit.ts";
import { type Parts, UploadRoom } from "./uploads.ts";

export type ApiService = {
  /** Ends every stream that is being served with `stopping`. */
  stop(): void;
};

type Outgoing<Reply> = {
  readonly send: (message: Reply) => Promise<void>;
  readonly signal: AbortSignal;
};

export function addSchedulerService(server: Server, ports: ApiPorts, identify: Identify): ApiService {
  const stopping = new AbortController();
  const gate: Gate = { ports, identify, stopping: stopping.signal };
  server.addService(definitionOf(schedulerService), {
    ...readHandlers(gate),
    ...runHandlers(gate),
    ...agentHandlers(gate),
    ...storageHandlers(gate),
  });
  return { stop: () => stopping.abort() };
}

function readHandlers(gate: Gate) {
  const { ports } = gate;
  const places = new LogPlaces(ports.logs);
  return {
    getRun: asking(gate, "getRun", (request: reeve.v1.GetRunRequest) => getRun(request, ports)),
    listRuns: asking(gate, "listRuns", (request: reeve.v1.ListRunsRequest) => listRuns(request, ports)),
    watchRun: telling(
      gate,
      "watchRun",
      (request: reeve.v1.GetRunRequest, to: Outgoing<reeve.v1.RunDetail.$Properties>) =>
        watchRun(request, ports, to),
    ),
    readLog: telling(
      gate,
      "readLog",
      (request: reeve.v1.ReadLogRequest, to: Outgoing<reeve.v1.LogPart.$Properties>) =>
        readLog(request, { ports, places }, to),
    ),
    status: asking(gate, "status", () => status(ports)),
  };
}

function runHandlers(gate: Gate) {
  const { ports } = gate;
  const submissions = new Submissions(ports, new UploadRoom());
  return {
    submit: uploading(gate, "submit", (parts: Parts, caller, signal) =>
      submissions.submit(parts, { caller, signal }),
    ),
    cancel: asking(gate, "cancel", (request: reeve.v1.CancelRequest, caller) =>
      cancelRun(request, ports, caller),
    ),
    hold: asking(gate, "hold", ({ run }: reeve.v1.HoldRequest, caller) =>
      holdRun("hold", run, ports, caller),
    ),
    release: asking(gate, "release", ({ run }: reeve.v1.ReleaseRequest, caller) =>
      holdRun("release", run, ports, caller),
    ),
    restart: asking(gate, "restart", ({ run }: reeve.v1.RestartRequest, caller) =>
      restartRun(run, ports, caller),
    ),
    resubmit: asking(gate, "resubmit", (request: reeve.v1.ResubmitRequest, caller) =>
      resubmit(request, ports, caller),
    ),
    abandon: asking(gate, "abandon", ({ run }: reeve.v1.AbandonRequest, caller) =>
      abandonRun(run, ports, caller),
    ),
  };
}

function agentHandlers(gate: Gate) {
  const { ports } = gate;
  return {
    listAgents: asking(gate, "listAgents", () => listAgents(ports)),
    drain: asking(gate, "drain", (request: reeve.v1.DrainRequest, caller) =>
      drainAgent(request, ports, caller),
    ),
    resume: asking(gate, "resume", (request: reeve.v1.ResumeRequest, caller) =>
      resumeAgent(request, ports, caller),
    ),
    makeAgentToken: asking(gate, "makeAgentToken", (request: reeve.v1.AgentTokenRequest, caller) =>
      makeAgentToken(request, ports, caller),
    ),
    addAgent: asking(gate, "addAgent", (request: reeve.v1.AddAgentRequest, caller) =>
      addAgent(request, ports, caller),
    ),
    listAuditHeads: asking(gate, "listAuditHeads", (request: reeve.v1.ListAuditHeadsRequest) =>
      listAuditHeads(request, ports),
    ),
    setAgentAddresses: asking(gate, "setAgentAddresses", (request: reeve.v1.SetAgentAddressesRequest) =>
      setAgentAddresses(request, ports),
    ),
  };
}

function storageHandlers(gate: Gate) {
  const { ports } = gate;
  const snapshots = new Snapshots(ports);
  return {
    prune: telling(
      gate,
      "prune",
      (request: reeve.v1.PruneRequest, to: Outgoing<reeve.v1.PruneReply.$Properties>) =>
        pruneHistory(request, ports, to),
    ),
    holdSnapshot: telling(
      gate,
      "holdSnapshot",
      (_: reeve.v1.HoldSnapshotRequest, to: Outgoing<reeve.v1.Snapshot.$Properties>) => snapshots.hold(to),
    ),
    endSnapshot: asking(gate, "endSnapshot", (request: reeve.v1.EndSnapshotRequest) =>
      snapshots.end(request),
    ),
  };
}

type Gate = { readonly ports: ApiPorts; readonly identify: Identify; readonly stopping: AbortSignal };

function admit(gate: Gate, method: MethodName, call: AnyCall): Caller {
  const caller = gate.identify(call);
  checkPermission(caller, method);
  if (gate.stopping.aborted) throw new Refusal("stopping");
  return caller;
}

/** What the caller is told of an error; what it is really goes to the log. */
function told(gate: Gate, method: MethodName, error: unknown) {
  const refusal = refusalOf(error);
  if (refusal === undefined) gate.ports.fault(method, error);
  return statusOf(refusal ?? new Refusal("internal"));
}

function asking<Request, Reply>(
  gate: Gate,
  method: MethodName,
  handle: (request: Request, caller: Caller) => Promise<Reply>,
) {
  const answer = async (call: ServerUnaryCall<Request, Reply>): Promise<Reply> =>
    handle(call.request, admit(gate, method, call));
  return (call: ServerUnaryCall<Request, Reply>, respond: sendUnaryData<Reply>): void => {
    answer(call).then(
      (reply) => respond(null, reply),
      (error: unknown) => respond(told(gate, method, error)),
    );
  };
}

function telling<Request, Reply>(
  gate: Gate,
  method: MethodName,
  handle: (request: Request, to: Outgoing<Reply>) => Promise<void>,
) {
  return (call: ServerWritableStream<Request, Reply>): void => {
    const { signal, left, leave } = callSignal(gate, call);
    const sendOne = (message: Reply): Promise<void> =>
      send(call, message).catch((error: unknown) => {
        leave(); // a stream takes nothing more only when its caller has gone
        throw error;
      });
    const tell = async (): Promise<void> => {
      admit(gate, method, call);
      await handle(call.request, { signal, send: sendOne });
      if (gate.stopping.aborted && !left()) throw new Refusal("stopping");
    };
    tell().then(
      () => call.end(),
      (error: unknown) => {
        // A caller that has gone needs no answer, and that its stream has ended is no fault.
        if (!left()) call.emit("error", told(gate, method, error));
      },
    );
  };
}

function uploading<Part, Reply>(
  gate: Gate,
  method: MethodName,
  handle: (
    parts: { next(): Promise<Part | undefined> },
    caller: Caller,
    signal: AbortSignal,
  ) => Promise<Reply>,
) {
  return (call: ServerReadableStream<Part, Reply>, respond: sendUnaryData<Reply>): void => {
    const { signal } = callSignal(gate, call);
    const parts = partsOf(call, signal);
    const receive = async (): Promise<Reply> => handle(parts, admit(gate, method, call), signal);
    receive().then(
      (reply) => respond(null, reply),
      (error: unknown) => respond(told(gate, method, error)),
    );
  };
}

/** One part after the other, each in time. The stream is not destroyed: a refusal must still be sent. */
function partsOf<Part>(
  call: ServerReadableStream<Part, unknown>,
  signal: AbortSignal,
): { next(): Promise<Part | undefined> } {
  const iterator = call[Symbol.asyncIterator]() as AsyncIterator<Part>;
  return {
    next: async () => {
      const next = await inTime(iterator.next(), signal);
      return next.done === true ? undefined : next.value;
    },
  };
}

/** A timer and a listener, no abort of a wait: its error would cost as much as the rest of a submission. */
async function inTime<Value>(coming: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: given, reject: giveUp } = Promise.withResolvers<never>();
  const cut = (): void => giveUp(new Refusal("stopping"));
  const silence = (): void => giveUp(new Refusal("usage", `nothing came for ${limits.uploadIdleMs} ms`));
  const timer = setTimeout(silence, limits.uploadIdleMs);
  signal.addEventListener("abort", cut);
  if (signal.aborted) cut();
  try {
    return await Promise.race([coming, given]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cut);
  }
}

type Cancellable = { on(event: "cancelled", listener: () => void): unknown; readonly cancelled: boolean };

type CallSignal = {
  readonly signal: AbortSignal;
  readonly left: () => boolean;
  readonly leave: () => void;
};

/** Aborts when the caller leaves or the scheduler stops. */
function callSignal(gate: Gate, call: Cancellable): CallSignal {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  call.on("cancelled", leave);
  if (call.cancelled) leave();
  const signal = AbortSignal.any([gone.signal, gate.stopping]);
  return { signal, left: () => gone.signal.aborted, leave };
}
