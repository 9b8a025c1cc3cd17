// Net: everything of agentd that touches the network, and nothing that decides. The only file here that puts
// things together. `node agentd/net/main.ts`, started by the monitor with its socket as descriptor 3;
// settings come in the first frame. It performs what run-book.ts says, in order, and ends with the monitor.
// The danger: this process is believed by nobody: it can lose, delay and repeat, but never make an attempt
// start twice.
import "../../proto/common/environment.ts";
import { join } from "node:path";
import { createLog } from "../../proto/common/log.ts";
import { limits } from "../../proto/common/limits.ts";
import type { NetSettings } from "../settings.ts";
import { Blobs } from "./blobs.ts";
import { Book } from "./book.ts";
import { LogStream } from "./log-stream.ts";
import type { LogStreamOptions } from "./log-stream.ts";
import { MonitorClient } from "./monitor-client.ts";
import type { BookInput, BookOutput, RunBook } from "./run-book.ts";
import { emptyBook, stepBook } from "./run-book.ts";
import { Session } from "./service.ts";
import type { SessionEvents } from "./link.ts";

process.umask(0o077);
let take: (input: BookInput) => void = () => undefined;
let hasSettings = false;

const monitor = new MonitorClient({
  onMessage: (message) => {
    if (message.kind === "settings" && !hasSettings) {
      hasSettings = true;
      begin(JSON.parse(message.json) as NetSettings).catch((error: unknown) => end(String(error)));
    } else if (message.kind === "report" || message.kind === "scan_end") take(message);
    else if (message.kind !== "fence_refused") end(`the monitor said ${message.kind} out of turn`);
  },
  onGone: (why) => end(why),
});

function end(why: string): never {
  if (why !== "the monitor is gone") process.stderr.write(`agentd-net: ${why}\n`);
  process.exit(1);
}

async function begin(settings: NetSettings): Promise<void> {
  const { spool } = settings;
  const log = createLog({ room: "net", level: settings.logLevel });
  const fault = (error: unknown): never => {
    log.error("net.fault", { error });
    return end("a fault; see the log");
  };
  const onAcked: LogStreamOptions["onAcked"] = (key, offset) =>
    monitor.send({ kind: "log_acked", key, offset });
  const { book, records } = await Book.open(join(spool, "net", "book"), {
    onWritten: (number) => take({ kind: "written", number }),
  });
  const blobs = new Blobs(join(spool, "net", "blobs"));
  const logs = new LogStream({ spool, log, onAcked });
  const session: Session = new Session({
    settings,
    logs,
    log,
    events: eventsOf(blobs, () => session, fault),
  });
  const parts: Parts = { book, blobs, logs, session, fault };
  const state = emptyBook();
  take = (input) => {
    for (const output of stepBook(state, input)) perform(parts, output);
    if (input.kind === "report") logs.poke(input.report.key);
  };
  monitor.send({ kind: "ready" });
  take({ kind: "loaded", records });
  take({ kind: "monitor_up" });
  setInterval(() => {
    tidy(parts, state).catch(fault);
  }, limits.tidyMs);
  session.run().catch(fault);
}

type Parts = {
  readonly book: Book;
  readonly blobs: Blobs;
  readonly logs: LogStream;
  readonly session: Session;
  readonly fault: (error: unknown) => never;
};

function eventsOf(blobs: Blobs, session: () => Session, fault: (error: unknown) => never): SessionEvents {
  return {
    onState: (state, detail) =>
      monitor.send({ kind: "link", state, detail: detail.slice(0, limits.reportTextBytesMax) }),
    onUp: (link) => take({ kind: "link_up", link, ledger: "", fence: 0 }),
    onDown: (link) => {
      take({ kind: "link_down", link });
      blobs.dropPartials().catch(fault);
    },
    onOrder: (order) => take({ kind: "order", order }),
    onWord: (word) => take(word),
    onAck: (key, phase) => take({ kind: "ack", key, phase }),
    onBlob: async (part) => {
      const answer = await blobs.add(part);
      if (answer.kind === "stored") take({ kind: "blob_stored", sha256: part.sha256 });
      if (answer.kind === "gap") session().askBlob(part.sha256, answer.from);
      return answer.kind !== "refused";
    },
  };
}

function perform(parts: Parts, output: BookOutput): void {
  const { book, logs, session, fault } = parts;
  switch (output.kind) {
    case "write":
      book.append(output.number, output.record);
      book.settled().catch(fault);
      return;
    case "tell_monitor":
      return monitor.send(output.message);
    case "send_hello":
      return session.sendHello(output.link, output.marks);
    case "send_report":
      return session.sendReport(output.report);
    case "send_resync_end":
      return session.sendResyncEnd();
    case "need_blob":
      needBlob(parts, output.sha256).catch(fault);
      return;
    case "log_open":
      return logs.open(output.key, output.final);
    case "log_close":
      return logs.close(output.key);
  }
}

async function needBlob({ blobs, session }: Parts, sha256: string): Promise<void> {
  if (await blobs.has(sha256)) take({ kind: "blob_stored", sha256 });
  else session.askBlob(sha256, blobs.lengthOf(sha256));
}

/** Once a minute: asks for missing bodies again, removes unneeded ones, looks at the certificate's age. */
async function tidy(parts: Parts, state: RunBook): Promise<void> {
  const needed = new Set<string>();
  for (const { order, missing } of state.entries.values()) {
    for (const { sha256 } of order?.blobs ?? []) needed.add(sha256);
    for (const sha256 of missing) await needBlob(parts, sha256);
  }
  await parts.blobs.sweep((name) => needed.has(name), Date.now());
  await parts.session.tidy();
}
