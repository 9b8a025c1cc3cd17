// Asks the daemon of this host over its control socket, and prints what it answers, for people or as JSON.
// Called by the local commands (local.ts, kill-daemon.ts). It enters the spool, since a socket's path may
// be no longer than 107 bytes while a spool's may.
// The danger: text that came from a network (a link's trouble) on a terminal; control characters are
// shown, not obeyed.
import { connect } from "node:net";
import type { Socket } from "node:net";
import { limits } from "../../proto/common/limits.ts";
import type { Answer, Ended, LocalRun, LocalStatus, Question } from "../control.ts";
import { controlSocket } from "../control.ts";
import { FrameReader, frameOf } from "../ipc-frames.ts";
import { complain } from "./command.ts";

export type Answered = { readonly parts: readonly Answer[]; readonly end: Ended };

/** Rejects with a sentence for people. */
export async function askDaemon(spool: string, question: Question): Promise<Answered> {
  const parts: Answer[] = [];
  for await (const part of answersOf(spool, question)) {
    if ("end" in part) return { parts, end: part.end };
    parts.push(part);
  }
  throw new Error("agentd ended before it had answered; ask again");
}

/** Asks and prints; the exit status. */
export async function askAndPrint(spool: string, question: Question, json: boolean): Promise<number> {
  let answered: Answered;
  try {
    answered = await askDaemon(spool, question);
  } catch (error) {
    return fail(json, "unavailable", error instanceof Error ? error.message : String(error));
  }
  const { parts, end } = answered;
  if (json) for (const part of parts) process.stdout.write(jsonOf(part));
  else process.stdout.write(textOf(parts));
  if (!end.ok) return fail(json, "refused", end.says);
  if (json) process.stdout.write(jsonOf({ end }));
  else if (end.says !== "") process.stdout.write(`${shown(end.says)}\n`);
  return 0;
}

function fail(json: boolean, reason: string, message: string): number {
  if (!json) return complain(shown(message));
  process.stderr.write(`${JSON.stringify({ schema: 1, error: { reason, message } })}\n`);
  return 1;
}

async function* answersOf(spool: string, question: Question): AsyncGenerator<Answer> {
  let socket: Socket;
  try {
    process.chdir(spool);
    socket = connect({ path: controlSocket });
  } catch (error) {
    throw new Error(unreachable(error), { cause: error });
  }
  socket.setTimeout(limits.controlAnswerMs, () => socket.destroy(new Error("agentd does not answer")));
  socket.write(frameOf(Buffer.from(JSON.stringify(question)), limits.controlBytesMax));
  const frames = new FrameReader(limits.controlBytesMax);
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      for (const frame of frames.push(chunk) ?? []) yield JSON.parse(frame.toString("utf8")) as Answer;
    }
  } catch (error) {
    throw new Error(unreachable(error), { cause: error });
  } finally {
    socket.destroy();
  }
}

function unreachable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT" || code === "ECONNREFUSED") return "agentd is not running";
  if (code === "EACCES" || code === "EPERM") return "only root and the user of agentd may ask it";
  return error instanceof Error ? error.message : String(error);
}

function jsonOf(part: Answer): string {
  if ("status" in part) {
    const { drainAtMs, ...status } = part.status;
    return line({ status: { ...status, drainAt: instant(drainAtMs) } });
  }
  if ("run" in part) {
    const { startedAtMs, ...run } = part.run;
    return line({ run: { ...run, startedAt: instant(startedAtMs) } });
  }
  return line({ end: part.end });
}

function line(object: object): string {
  return `${JSON.stringify({ schema: 1, ...object })}\n`;
}

function instant(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString();
}

function textOf(parts: readonly Answer[]): string {
  const runs = parts.flatMap((part) => ("run" in part ? [part.run] : []));
  const statuses = parts.flatMap((part) => ("status" in part ? [statusText(part.status)] : []));
  return statuses.join("") + (runs.length === 0 ? "" : runsText(runs));
}

function statusText(status: LocalStatus): string {
  const drained = `by ${status.drainBy} at ${instant(status.drainAtMs)} ${status.drainReason}`;
  const rows: readonly (readonly [string, string])[] = [
    ["agent", status.agent === "" ? "-" : status.agent],
    ["link", `${status.link}${status.detail === "" ? "" : ` (${status.detail})`}`],
    ["runs", `${status.liveRuns}/${status.maxRuns}`],
    ["drained", status.drained ? drained.trim() : "no"],
    ["mode", `${status.mode} ${status.owner}`],
    ...noted("policy", status.policyNote && `edit NOT in force: ${status.policyNote}`),
    ...noted("PAM", status.pamNote),
    ["process", String(status.pid)],
    ["build", status.build],
    ["spool", status.spool],
    ["cluster", status.clusterId === "" ? "-" : status.clusterId],
  ];
  return rows.map(([name, value]) => `${name.padEnd(8)} ${shown(value)}\n`).join("");
}

/** Nothing to say is no line. */
function noted(name: string, note: string): readonly (readonly [string, string])[] {
  return note === "" ? [] : [[name, note]];
}

function runsText(runs: readonly LocalRun[]): string {
  const rows = runs.map((run) => [
    `${run.run}.${run.attempt}`,
    run.isStopping ? "stopping" : run.phase,
    run.user === "" ? "-" : run.user,
    run.pid === 0 ? "-" : String(run.pid),
    instant(run.startedAtMs) ?? "-",
    String(run.undelivered),
  ]);
  const table = [["RUN", "PHASE", "USER", "PID", "STARTED", "UNDELIVERED"], ...rows];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return table
    .map(
      (row) =>
        `${row
          .map((cell, at) => shown(cell).padEnd(widths[at] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => JSON.stringify(character).slice(1, -1));
}
