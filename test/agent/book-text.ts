// The book's inputs and outputs as short lines of text, for the stories and the random interleavings.
// The danger: a line that means something else than it says; every word is spelled as in the types.
import type { Order, Phase, Report } from "../../agentd/ipc.ts";
import type { BookInput, BookOutput } from "../../agentd/net/run-book.ts";

export const ledger = "a".repeat(32);

export function keyOf(run: number) {
  return { ledger, run, attempt: 1 };
}

export function orderOf(run: number, blobs: readonly string[] = [], specBytes = 4): Order {
  return {
    key: keyOf(run),
    seq: run,
    fence: 1,
    specSha256: "0".repeat(64),
    specBytes,
    spec: new Uint8Array(specBytes),
    blobs: blobs.map((sha256) => ({ sha256, bytes: 1 })),
    proof: "owner",
    sshsig: null,
    password: null,
    startDeadlineMs: 0,
    scheduledAtMs: 0,
  };
}

const sealed = { keyId: "k1", sealed: Buffer.from("ciphertext"), expiresMs: 1_800_000_000_000 };

export function reportOf(run: number, phase: Phase, more: Partial<Report> = {}): Report {
  return {
    ...{ key: keyOf(run), phase, seq: run, reason: "", permanent: false, detail: "", pid: 0, startedAtMs: 0 },
    ...{ exit: null, log: null, unsupervised: false, stalled: false, stopping: false },
    ...{ survivors: [], actualUser: "", warnings: [] },
    ...more,
  };
}

/**
 * `order 1`, `order 1 blobA`, `sealed 1` (an order with a password), `report 1 started`, `cancel 1`,
 * `ack 1 ended`, `written 1`, `blob blobA`, `link_up 3`, …
 */
export function inputOf(line: string): BookInput {
  const [word = "", a = "", ...rest] = line.split(" ");
  const run = Number(a);
  const asked = { key: keyOf(run), seq: run, fence: 1 };
  switch (word) {
    case "order":
      return { kind: "order", order: orderOf(run, rest) };
    case "sealed":
      return { kind: "order", order: { ...orderOf(run, rest), proof: "password", password: sealed } };
    case "loaded":
      return { kind: "loaded", records: [a, ...rest].filter((n) => n !== "").map((n) => recordOf(n)) };
    case "cancel":
      return { kind: "cancel", ...asked, by: "bob", reason: "" };
    case "query":
    case "forget":
      return { kind: word, ...asked };
    case "ack":
      return { kind: "ack", key: keyOf(run), phase: rest[0] ?? "" };
    case "written":
      return { kind: "written", number: run };
    case "blob":
      return { kind: "blob_stored", sha256: a };
    case "link_up":
      return { kind: "link_up", link: run, ledger, fence: 1 };
    case "link_down":
      return { kind: "link_down", link: run };
    case "report":
      return {
        kind: "report",
        report: reportOf(run, rest[0] as Phase, { stopping: rest[1] === "stopping" }),
      };
    case "monitor_up":
    case "monitor_down":
      return { kind: word };
    case "scan_end":
      return { kind: "scan_end", marks: [] };
    default:
      throw new Error(`no such line: ${line}`);
  }
}

/** `7` is an order, `-7` its end. */
function recordOf(text: string) {
  const run = Number(text);
  if (run > 0) return { kind: "order" as const, order: orderOf(run) };
  return { kind: "gone" as const, key: keyOf(-run) };
}

export function textOf(output: BookOutput): string {
  switch (output.kind) {
    case "write": {
      const run = output.record.kind === "order" ? output.record.order.key.run : output.record.key.run;
      return `write ${output.number} ${output.record.kind} ${run}`;
    }
    case "tell_monitor": {
      const message = output.message;
      if (message.kind === "order") return `tell order ${message.order.key.run}`;
      return "key" in message ? `tell ${message.kind} ${message.key.run}` : `tell ${message.kind}`;
    }
    case "send_hello":
      return `hello ${output.link}`;
    case "send_report":
      return `send ${output.report.key.run} ${output.report.phase}`;
    case "send_resync_end":
      return "resync_end";
    case "need_blob":
      return `need ${output.sha256}`;
    case "log_open":
      return `log_open ${output.key.run}${output.final ? " final" : ""}`;
    case "log_close":
      return `log_close ${output.key.run}`;
  }
}
