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
  setAgentAddresses,
  status,
} from "./agents.ts";
import { listClients, makeClientToken, renewClient, revokeClient } from "./clients.ts";
import { type AnyCall, type Caller, checkPermission, type Identify, type MethodName } from "./identity.ts";
import type { Visit } from "./identity.ts";
import { readLog } from "./logs.ts";
import type { ApiPorts } from "./ports.ts";
import { pruneHistory } from "./prune.ts";
import { Refusal, refusalOf, statusOf } from "./refusal.ts";
import { resubmit } from "./resubmit.ts";
import { abandonRun, cancelRun, getRun, holdRun, listRuns, restartRun, watchRun } from "./runs.ts";
import { Snapshots } from "./snapshot.ts";
import { Submissions } from "./submit.ts";
import { type Parts, UploadRoom } from "./uploads.ts";

/** The service behind every door: what has a bound has one for all of them. */
export class SchedulerApi {
  readonly #ports: ApiPorts;
  readonly #stopping = new AbortController();
  readonly #nouns: Nouns;

  constructor(ports: ApiPorts) {
    this.#ports = ports;
    const submissions = new Submissions(ports, new UploadRoom());
    this.#nouns = { submissions, places: new LogPlaces(ports.logs), snapshots: new Snapshots(ports) };
  }

  serve(server: Server, identify: Identify): void {
    const gate: Gate = { ports: this.#ports, identify, stopping: this.#stopping.signal, nouns: this.#nouns };
    server.addService(definitionOf(schedulerService), {
      ...readHandlers(gate),
      ...runHandlers(gate),
      ...agentHandlers(gate),
      ...clientHandlers(gate),
      ...storageHandlers(gate),
    });
  }

  /** Ends every stream that is being served with `stopping`. */
  stop(): void {
    this.#stopping.abort();
  }
}

type Nouns = {
  readonly submissions: Submissions;
  readonly places: LogPlaces;
  readonly snapshots: Snapshots;
};

type Outgoing<Reply> = {
  readonly send: (message: Reply) => Promise<void>;
  readonly signal: AbortSignal;
};

function readHandlers(gate: Gate) {
  const { ports, nouns } = gate;
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
        readLog(request, { ports, places: nouns.places }, to),
    ),
    status: asking(gate, "status", () => status(ports)),
  };
}

function runHandlers(gate: Gate) {
  const { ports, nouns } = gate;
  return {
    submit: uploading(gate, "submit", (parts: Parts, caller, signal) =>
      nouns.submissions.submit(parts, { caller, signal }),
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
    setAgentAddresses: asking(gate, "setAgentAddresses", (request: reeve.v1.SetAgentAddressesRequest) =>
      setAgentAddresses(request, ports),
    ),
  };
}

function clientHandlers(gate: Gate) {
  const { ports } = gate;
  return {
    makeClientToken: asking(gate, "makeClientToken", (request: reeve.v1.ClientTokenRequest, caller) =>
      makeClientToken(request, ports, caller),
    ),
    listClients: asking(gate, "listClients", () => listClients(ports)),
    revokeClient: asking(gate, "revokeClient", (request: reeve.v1.RevokeClientRequest, caller) =>
      revokeClient(request, ports, caller),
    ),
    renewClient: asking(gate, "renewClient", (request: reeve.v1.RenewRequest, caller) =>
      renewClient(request, ports, caller),
    ),
  };
}

function storageHandlers(gate: Gate) {
  const { ports, nouns } = gate;
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
      (_: reeve.v1.HoldSnapshotRequest, to: Outgoing<reeve.v1.Snapshot.$Properties>) =>
        nouns.snapshots.hold(to),
    ),
    endSnapshot: asking(gate, "endSnapshot", (request: reeve.v1.EndSnapshotRequest) =>
      nouns.snapshots.end(request),
    ),
  };
}

type Gate = {
  readonly ports: ApiPorts;
  readonly identify: Identify;
  readonly stopping: AbortSignal;
  readonly nouns: Nouns;
};

async function admit(
  gate: Gate,
  method: MethodName,
  call: AnyCall,
  end: (why: Refusal) => void,
): Promise<Visit> {
  const visit = await gate.identify(call, end);
  try {
    checkPermission(visit.caller, method);
    if (gate.stopping.aborted) throw new Refusal("stopping");
    return visit;
  } catch (error) {
    visit.leave();
    throw error;
  }
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
  const answer = async (call: ServerUnaryCall<Request, Reply>): Promise<Reply> => {
    const visit = await admit(gate, method, call, () => undefined); // it is answered soon
    try {
      return await handle(call.request, visit.caller);
    } finally {
      visit.leave();
    }
  };
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
    const over = callSignal(gate, call);
    const { signal } = over;
    const sendOne = (message: Reply): Promise<void> =>
      send(call, message).catch((error: unknown) => {
        over.leave(); // a stream takes nothing more only when its caller has gone
        throw error;
      });
    let isAnswered = false;
    const refuse = (error: unknown): void => {
      // A caller that has gone needs no answer, and that its stream has ended is no fault.
      if (!over.left() && !isAnswered) call.emit("error", told(gate, method, error));
      isAnswered = true;
    };
    const tell = async (): Promise<void> => {
      const visit = await admit(gate, method, call, (why) => {
        over.end(why);
        refuse(why); // now: a caller who reads nothing would keep what is being sent, and so the call
      });
      try {
        await handle(call.request, { signal, send: sendOne });
      } finally {
        visit.leave();
      }
      if (signal.aborted && !over.left()) throw endOf(signal);
    };
    tell().then(() => call.end(), refuse);
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
    const { signal, end } = callSignal(gate, call);
    const parts = partsOf(call, signal);
    const tooLong = (): void => end(new Refusal("usage", `it took longer than ${limits.uploadMsMax} ms`));
    const receive = async (): Promise<Reply> => {
      const visit = await admit(gate, method, call, end);
      const deadline = setTimeout(tooLong, limits.uploadMsMax);
      try {
        return await handle(parts, visit.caller, signal);
      } finally {
        clearTimeout(deadline);
        visit.leave();
      }
    };
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
  const cut = (): void => giveUp(endOf(signal));
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
  readonly end: (why: Refusal) => void;
};

/** Aborts when the caller leaves, when it is to be served no more, or when the scheduler stops. */
function callSignal(gate: Gate, call: Cancellable): CallSignal {
  const over = new AbortController();
  const leave = (): void => over.abort();
  call.on("cancelled", leave);
  if (call.cancelled) leave();
  const signal = AbortSignal.any([over.signal, gate.stopping]);
  const left = (): boolean => over.signal.aborted && !(over.signal.reason instanceof Refusal);
  return { signal, left, leave, end: (why) => over.abort(why) };
}

/** Why a call is ended by us. */
function endOf(signal: AbortSignal): Refusal {
  return signal.reason instanceof Refusal ? signal.reason : new Refusal("stopping");
}
