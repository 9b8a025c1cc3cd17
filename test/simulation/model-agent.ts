// One model host: net with the real run-book, a model monitor, launcher and supervisors, and a disk that
// keeps only what was synced when the power goes. It dials the scheduler, resends by the book's word, and
// sends log bytes from the last ack on. The danger: this rim is a model; what agentd/net/service.ts does
// differently the processes suite must find.
import type { FromMonitor } from "../../agentd/ipc.ts";
import { emptyBook, stepBook } from "../../agentd/net/run-book.ts";
import type { BookInput, BookOutput, BookRecord, RunBook } from "../../agentd/net/run-book.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName } from "../../proto/common/ids.ts";
import type { Effect } from "../../scheduler/core/effects.ts";
import type { AttemptReport, Hello } from "../../scheduler/core/inputs.ts";
import { joined } from "./jobs.ts";
import { endJob } from "./model-launcher.ts";
import { ModelMonitor, newSpool } from "./model-monitor.ts";
import type { Machine } from "./model-monitor.ts";
import type { Life } from "./timeline.ts";
import type { Connection } from "./wire.ts";

/** What an agent says to the scheduler. */
export type ToScheduler =
  | { readonly kind: "hello"; readonly hello: Hello }
  | { readonly kind: "report"; readonly report: AttemptReport }
  | { readonly kind: "resync_end" }
  | { readonly kind: "log_open"; readonly key: AttemptKey }
  | {
      readonly kind: "log_bytes";
      readonly key: AttemptKey;
      readonly offset: number;
      readonly bytes: Uint8Array;
    };

export type ToAgent =
  | Extract<Effect, { kind: "order" | "cancel_attempt" | "query" | "forget" | "ack" | "welcome" }>
  | { readonly kind: "log_ack"; readonly key: AttemptKey; readonly offset: number };

/** The scheduler's door: undefined when it does not answer. */
export type Dial = (agent: ModelAgent) => Connection | undefined;
export type Send = (connection: Connection, message: ToScheduler) => void;

type LogSender = { readonly key: AttemptKey; nextOffset: number; ackedOffset: number; isOpen: boolean };

export class ModelAgent {
  readonly machine: Machine;
  readonly #dial: Dial;
  readonly #send: Send;
  #book: RunBook = emptyBook();
  /** in the file, synced */
  #records: BookRecord[] = [];
  /** written, not synced: lost with the power, kept when only the process dies */
  #unsynced: { readonly number: number; readonly record: BookRecord }[] = [];
  #net: Life = { alive: false };
  #monitorLife: Life = { alive: false };
  #monitor: ModelMonitor | undefined;
  #connection: Connection | undefined;
  #link = 0;
  #fromMonitorMs = 0;
  #log = new Map<string, LogSender>();
  /** below it the segments are unlinked: nobody can send these bytes again */
  readonly #trimmed = new Map<string, number>();

  constructor(machine: Machine, dial: Dial, send: Send) {
    this.machine = machine;
    this.#dial = dial;
    this.#send = send;
    machine.wake = (directory) => this.#monitor?.wake(directory);
  }

  get name(): string {
    return this.machine.name;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  get monitor(): ModelMonitor | undefined {
    return this.#monitor;
  }

  start(): void {
    this.startMonitor();
    this.startNet();
  }

  startMonitor(): void {
    if (this.#monitorLife.alive) return;
    this.#monitorLife = { alive: true };
    this.#monitor = new ModelMonitor(this.machine, this.#monitorLife, (message) =>
      this.#fromMonitor(message),
    );
    if (this.#net.alive) this.#feed({ kind: "monitor_up" });
  }

  startNet(): void {
    if (this.#net.alive) return;
    this.#net = { alive: true };
    this.#book = emptyBook();
    this.#records.push(...this.#unsynced.splice(0).map(({ record }) => record));
    this.#feed({ kind: "loaded", records: this.#records });
    if (this.#monitorLife.alive) this.#feed({ kind: "monitor_up" });
    this.#dialLater(this.machine.prng.int(1, 200));
  }

  killNet(): void {
    this.#net.alive = false;
    this.#log.clear();
    this.#hangUp();
  }

  killMonitor(): void {
    this.#monitorLife.alive = false;
    this.#monitor = undefined;
    if (this.#net.alive) this.#feed({ kind: "monitor_down" });
  }

  /** The machine goes down: every process ends, what was not synced is gone, and it is another boot. */
  powerLoss(): void {
    this.killMonitor();
    this.killNet();
    this.#unsynced = [];
    for (const [name, running] of this.machine.running) {
      const real = this.machine.truth.of(running.supervisor.directory.key);
      if (running.isJobUp) {
        real.end = { kind: "signal", value: 9 };
        real.endedAtMs = this.machine.timeline.nowMs;
      }
      running.job.alive = false;
      running.life.alive = false;
      running.supervisor.die();
      this.machine.truth.unaccounted.add(name);
    }
    this.machine.running.clear();
    for (const [name, directory] of this.machine.spool.directories) {
      if (directory.exit === null) this.machine.truth.unaccounted.add(name);
    }
    this.machine.boot = this.machine.prng.hex(8);
  }

  killSupervisor(name: string): void {
    const running = this.machine.running.get(name);
    if (running === undefined || !running.life.alive) return;
    this.machine.truth.unaccounted.add(name);
    running.supervisor.die();
    running.life.alive = false;
    if (!running.isJobUp) this.machine.running.delete(name);
  }

  /** The job's own process is killed by a stranger; its supervisor sees it. */
  killJob(name: string): void {
    const running = this.machine.running.get(name);
    if (running?.isJobUp === true) endJob(this.machine, running, { kind: "signal", value: 9 });
  }

  /** The spool is replaced by an empty one. Jobs that run go on, unknown to everybody. */
  loseSpool(): void {
    this.killMonitor();
    this.killNet();
    for (const [name, running] of this.machine.running) {
      this.machine.truth.unaccounted.add(name);
      running.life.alive = false;
      if (!running.isJobUp) this.machine.running.delete(name);
    }
    this.machine.truth.brokenSpools.add(this.machine.spool.spoolId);
    this.machine.spool = newSpool(this.machine.prng.hex(32));
    this.#records = [];
    this.#unsynced = [];
    this.#trimmed.clear();
  }

  /** The far end hung up, or the wire was cut. */
  linkDown(connection: Connection): void {
    if (this.#connection !== connection || !this.#net.alive) return;
    this.#hangUp();
    this.#feed({ kind: "link_down", link: this.#link });
    this.#dialLater(this.machine.prng.int(100, 1_500));
  }

  hear(connection: Connection, message: ToAgent): void {
    if (this.#connection !== connection || !this.#net.alive) return;
    if (message.kind === "order") return this.#order(message);
    if (message.kind === "cancel_attempt") return this.#feed({ ...message, kind: "cancel" });
    if (message.kind === "query" || message.kind === "forget") return this.#feed(message);
    if (message.kind === "ack") return this.#feed({ kind: "ack", key: message.key, phase: message.phase });
    if (message.kind === "log_ack") this.#logAcked(message.key, message.offset);
  }

  #order(message: Extract<Effect, { kind: "order" }>): void {
    const { key, seq, fence, specSha256, specBytes, proof, startDeadlineMs, scheduledAtMs } = message;
    const hasBody = Number.parseInt(specSha256.slice(8, 9), 16) < 4;
    const blobs = hasBody ? [{ sha256: specSha256, bytes: 1 }] : [];
    const spec = new Uint8Array(1);
    const order = {
      key,
      seq,
      fence,
      specSha256,
      specBytes,
      spec,
      blobs,
      proof,
      sshsig: null,
      password: null,
      startDeadlineMs,
      scheduledAtMs,
    };
    this.#feed({ kind: "order", order });
  }

  #hangUp(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.deafen("agent");
    connection?.cut();
  }

  #dialLater(delayMs: number): void {
    this.machine.timeline.after(delayMs, this.#net, () => {
      const connection = this.#dial(this);
      if (connection === undefined) return this.#dialLater(this.machine.prng.int(200, 2_000));
      this.#connection = connection;
      this.#link++;
      this.#feed({ kind: "link_up", link: this.#link, ledger: "", fence: 0 });
    });
  }

  #fromMonitor(message: FromMonitor): void {
    const { timeline, prng } = this.machine;
    this.#fromMonitorMs = Math.max(this.#fromMonitorMs, timeline.nowMs + prng.int(0, 3));
    const [net, monitor] = [this.#net, this.#monitorLife];
    timeline.at(this.#fromMonitorMs, net, () => {
      if (!monitor.alive) return; // its socket closed with it
      if (message.kind === "report" || message.kind === "scan_end") this.#feed(message);
      else if (message.kind === "fence_refused") this.#connection?.cut();
    });
  }

  #feed(input: BookInput): void {
    for (const output of stepBook(this.#book, input)) this.#perform(output);
  }

  #perform(output: BookOutput): void {
    switch (output.kind) {
      case "write":
        if (this.#unsynced.push(output) === 1) this.#syncLater();
        return;
      case "tell_monitor":
        this.#monitor?.take(output.message);
        return;
      case "send_hello":
        return this.#say({ kind: "hello", hello: this.#hello(output.marks) });
      case "send_report": {
        const { actualUser: _actualUser, ...report } = output.report;
        return this.#say({ kind: "report", report });
      }
      case "send_resync_end":
        return this.#say({ kind: "resync_end" });
      case "need_blob":
        this.machine.timeline.after(this.machine.prng.int(1, 100), this.#net, () => {
          this.#feed({ kind: "blob_stored", sha256: output.sha256 });
        });
        return;
      case "log_open":
        return this.#openLog(output.key);
      case "log_close":
        this.#log.delete(attemptName(output.key));
    }
  }

  #hello(marks: Hello["marks"]): Hello {
    const { boot, spool, maxRuns } = this.machine;
    const { spoolId } = spool;
    return { build: "model", mode: "owner", owner: "bob", maxRuns, bootIdentity: boot, spoolId, marks };
  }

  #say(message: ToScheduler): void {
    if (this.#connection !== undefined) this.#send(this.#connection, message);
  }

  #syncLater(): void {
    this.machine.timeline.after(this.machine.prng.int(1, 5), this.#net, () => {
      const synced = this.#unsynced.splice(0);
      this.#records.push(...synced.map(({ record }) => record));
      const last = synced.at(-1);
      if (last !== undefined) this.#feed({ kind: "written", number: last.number });
    });
  }

  #openLog(key: AttemptKey): void {
    const name = attemptName(key);
    if (this.#log.has(name)) return;
    this.#log.set(name, { key, nextOffset: 0, ackedOffset: 0, isOpen: false });
    this.#say({ kind: "log_open", key });
  }

  #logAcked(key: AttemptKey, offset: number): void {
    const name = attemptName(key);
    const sender = this.#log.get(name);
    if (sender === undefined) return;
    sender.ackedOffset = Math.max(sender.ackedOffset, offset);
    this.machine.truth.acked.set(name, Math.max(this.machine.truth.acked.get(name) ?? 0, offset));
    this.#trimmed.set(name, Math.max(this.#trimmed.get(name) ?? 0, offset));
    if (sender.isOpen) return;
    sender.isOpen = true;
    sender.nextOffset = offset;
    this.#sendLog(sender);
  }

  /** As much as there is, cut anywhere; then looks again for as long as the log is open. */
  #sendLog(sender: LogSender): void {
    const name = attemptName(sender.key);
    if (this.#log.get(name) !== sender) return;
    const { timeline, prng, spool } = this.machine;
    const all = joined(spool.directories.get(name)?.output ?? []);
    const isThere = sender.nextOffset >= (this.#trimmed.get(name) ?? 0);
    if (isThere && sender.nextOffset < all.length) {
      const bytes = all.slice(sender.nextOffset, sender.nextOffset + prng.int(1, 30));
      this.#say({ kind: "log_bytes", key: sender.key, offset: sender.nextOffset, bytes });
      sender.nextOffset += bytes.length;
    }
    timeline.after(sender.nextOffset < all.length ? 1 : 200, this.#net, () => this.#sendLog(sender));
  }
}
