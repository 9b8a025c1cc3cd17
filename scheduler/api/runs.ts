// Runs as people see them: one, many, one as it changes, and what is asked of one: cancel, hold, restart, …
// Called by server.ts.
// Everything is read from the store, so nothing is shown that a crash could take back; the words of `why`
// come from the core.
// The danger: a watch that ends too early looks like a run that is over, and one that never ends holds its
// caller for ever.
import { hexOf, isLedger, isRunNumber } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Input } from "../core/inputs.ts";
import type { Attempt, Run, RunState } from "../core/model.ts";
import type { RunRecord } from "../store/store.ts";
import type { Caller } from "./identity.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal, refusalOfVerdict } from "./refusal.ts";
import { detailMessage, runMessage, withoutValues } from "./run-messages.ts";
import { refuseUsedUp } from "./signed-runs.ts";

type Detail = reeve.v1.RunDetail.$Properties;
const defaultLimit = 50;

const states: { readonly [State in RunState]: "final" | "live" } = {
  held: "live",
  timed: "live",
  waiting: "live",
  queued: "live",
  starting: "live",
  executing: "live",
  stopping: "live",
  lost: "live",
  failed: "final",
  cancelled: "final",
  unknown: "final",
  succeeded: "final",
};

export async function getRun(request: reeve.v1.GetRunRequest, ports: ApiPorts): Promise<Detail> {
  const record = await findRun(request, ports);
  return detailOf(record, ports, await shownSpec(record, request, ports));
}

/** Newest first. One row more than asked for is read, to say whether there are more. */
export async function listRuns(
  request: reeve.v1.ListRunsRequest,
  ports: ApiPorts,
): Promise<reeve.v1.ListRunsReply.$Properties> {
  const limit = request.limit === 0 ? defaultLimit : request.limit;
  if (limit > limits.listRunsMax)
    throw new Refusal("over_limit", `limit: ${limit}; listRunsMax is ${limits.listRunsMax}`);
  const wanted = new Set(request.states);
  const unknown = [...wanted].find((state) => !Object.hasOwn(states, state));
  if (unknown !== undefined)
    throw new Refusal("usage", `no state is called ${JSON.stringify(unknown.slice(0, 40))}`);
  const { below, agent, job } = request;
  const rows = await ports.store.runs({ limit: limit + 1, below, states: [...wanted], agent, job });
  const shown = rows.slice(0, limit);
  const whys = await ports.live.whys(shown.map((run) => ({ run, attempt: undefined })));
  return { runs: shown.map((run, i) => runMessage(run, whys[i] ?? "")), more: rows.length > limit };
}

export type Watching = {
  readonly send: (message: Detail) => Promise<void>;
  readonly signal: AbortSignal;
};

/** The run now (with its spec), then again after each change, without it; the last one is over. */
export async function watchRun(
  request: reeve.v1.GetRunRequest,
  ports: ApiPorts,
  to: Watching,
): Promise<void> {
  const first = await findRun(request, ports);
  using watch = ports.watchers.watch(first.run.run);
  let spec = await shownSpec(first, request, ports);
  for (;;) {
    const record = await findRun(request, ports);
    await to.send(await detailOf(record, ports, spec));
    spec = undefined;
    if (isOver(record)) return;
    await watch.next(to.signal);
    if (to.signal.aborted) return;
  }
}

export async function cancelRun(
  request: reeve.v1.CancelRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<Detail> {
  const { run, reason } = request;
  checkNumber(run);
  checkReason(reason);
  return answered({ kind: "cancel", run, by: caller.by, reason }, ports);
}

/** A person's own words, which are stored and shown to others. */
export function checkReason(reason: string): void {
  const size = Buffer.byteLength(reason);
  if (size > limits.cancelReasonBytesMax) {
    throw new Refusal(
      "over_limit",
      `the reason: ${size} bytes; cancelReasonBytesMax is ${limits.cancelReasonBytesMax}`,
    );
  }
  if (/\p{Cc}/u.test(reason)) throw new Refusal("usage", "the reason has a control character");
}

/** Keeps a run from starting, or lets it go on. */
export async function holdRun(
  kind: "hold" | "release",
  run: number,
  ports: ApiPorts,
  caller: Caller,
): Promise<Detail> {
  checkNumber(run);
  return answered({ kind, run, by: caller.by }, ports);
}

/** A further attempt of a run that is over. */
export async function restartRun(run: number, ports: ApiPorts, caller: Caller): Promise<Detail> {
  const record = await findRun({ run }, ports);
  await refuseUsedUp(record.run, [record.run.agent], ports);
  return answered({ kind: "restart", run, by: caller.by, cold: null }, ports);
}

/** The end of a run whose fate is not known, by a person's word. */
export async function abandonRun(run: number, ports: ApiPorts, caller: Caller): Promise<Detail> {
  checkNumber(run);
  return answered({ kind: "abandon", run, by: caller.by }, ports);
}

type Wish = Extract<Input, { kind: "cancel" | "hold" | "release" | "restart" | "abandon" }>;
const asVerb: Readonly<Partial<Record<Wish["kind"], string>>> = { abandon: "give up" };

/** The run after a person's wish, or why not. */
async function answered(wish: Wish, ports: ApiPorts): Promise<Detail> {
  const { kind, run } = wish;
  const verdict = await ports.offer(wish);
  const record = await ports.store.run(run);
  if (!verdict.ok) {
    // What has left memory is not live; the store still knows that it was there.
    if (verdict.reason !== "no_such_run" || record === undefined) throw refusalOfVerdict(verdict);
    const says = `run ${run} is ${record.run.state}: there is nothing to ${asVerb[kind] ?? kind}`;
    throw new Refusal("not_in_this_state", says);
  }
  if (record === undefined) throw noRun(run);
  return detailOf(record, ports, undefined);
}

/** Final, and nothing more will come of its log. */
export function isOver({ run, attempts }: RunRecord): boolean {
  if (states[run.state] !== "final") return false;
  const newest = attempts.find(({ attempt }) => attempt === run.attempt);
  return newest === undefined || isAttemptOver(newest);
}

/** `unknown` may keep its log outstanding for ever: nobody is left to send it. */
export function isAttemptOver(attempt: Attempt): boolean {
  const isEnded = attempt.state === "refused" || states[attempt.state] === "final";
  return isEnded && (attempt.logState !== "outstanding" || attempt.state === "unknown");
}

export function isFinal(run: Run): boolean {
  return states[run.state] === "final";
}

export async function findRun(
  asked: { readonly run: number; readonly ledger?: Uint8Array },
  ports: ApiPorts,
): Promise<RunRecord> {
  checkNumber(asked.run);
  const ledger = hexOf(asked.ledger ?? new Uint8Array(0));
  if (ledger !== "" && !isLedger(ledger)) throw new Refusal("usage", "a ledger has 16 bytes");
  const record = await (ledger === "" ? ports.store.run(asked.run) : ports.store.run(asked.run, ledger));
  if (record === undefined) throw noRun(asked.run);
  return record;
}

/** Values of the environment may be secrets: they leave only when somebody asks for them. */
async function shownSpec(
  { run }: RunRecord,
  { envValues }: reeve.v1.GetRunRequest,
  ports: ApiPorts,
): Promise<Uint8Array | undefined> {
  const spec = await ports.store.blob(run.specSha256);
  return spec === undefined || envValues ? spec : withoutValues(spec);
}

async function detailOf(record: RunRecord, ports: ApiPorts, spec: Uint8Array | undefined): Promise<Detail> {
  const { run, attempts } = record;
  const attempt = attempts.find((each) => each.attempt === run.attempt);
  const [why = ""] = await ports.live.whys([{ run, attempt }]);
  const sshsig = run.proof === "signed" ? await ports.store.blob(run.proofSha256) : undefined;
  return {
    ...detailMessage(record, why + heldBy(record), spec),
    ...(sshsig === undefined ? {} : { sshsig }),
  };
}

/** The journal knows who; the core's rows do not. */
function heldBy({ run, journal }: RunRecord): string {
  const by = run.state === "held" ? journal.findLast(({ to }) => to === "held")?.by : undefined;
  return by === undefined ? "" : ` (held by ${by})`;
}

function checkNumber(run: number): void {
  if (!isRunNumber(run)) throw new Refusal("usage", "a run number is 1 or greater");
}

function noRun(run: number): Refusal {
  return new Refusal("no_such_run", `${run}; "reeve runs" lists those there are`);
}
