// Random interleavings of everything the book hears. Disk and monitor are models: the monitor decides
// durably, its words may come late or die with it. The danger: a model kinder than the world; the controls
// show that it catches faulty books.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Phase } from "../../agentd/ipc.ts";
import { emptyBook, stepBook } from "../../agentd/net/run-book.ts";
import type { BookInput, BookOutput, RunBook } from "../../agentd/net/run-book.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { inputOf, keyOf, ledger, reportOf } from "./book-text.ts";

type Step = typeof stepBook;

type Hosts = {
  readonly step: Step;
  readonly book: RunBook;
  readonly pendingWrites: { number: number; isOrder: boolean; run: number }[];
  writtenNumber: number;
  readonly durableOrders: Set<number>;
  /** durable: what each attempt became on this host */
  readonly decided: Map<number, Phase>;
  readonly starts: Map<number, number>;
  toMonitor: string[];
  readonly toldThisLife: Set<number>;
  readonly knownThisLife: Set<number>;
  monitorUp: boolean;
  link: number;
  readonly sent: Map<number, Phase>;
};

const after: Readonly<Record<string, number>> = {
  ...{ accepted: 1, started: 2, ended: 3, closed: 4, refused: 4, never_heard: 4, vanished: 4, forgotten: 5 },
};

function feed(hosts: Hosts, input: BookInput): void {
  for (const output of hosts.step(hosts.book, input)) perform(hosts, output);
  // What the book dropped it knows nothing of: should it be ordered again, the monitor decides again, and
  // refuses.
  for (const run of [1, 2, 3, 4])
    if (!hosts.book.entries.has(attemptName(keyOf(run)))) forgetLife(hosts, run);
}

function perform(hosts: Hosts, output: BookOutput): void {
  if (output.kind === "write") {
    const { record, number } = output;
    const run = record.kind === "order" ? record.order.key.run : record.key.run;
    hosts.pendingWrites.push({ number, isOrder: record.kind === "order", run });
  } else if (output.kind === "tell_monitor") {
    assert.ok(hosts.monitorUp, "told while no monitor is up");
    const { message } = output;
    const run = message.kind === "order" ? message.order.key.run : "key" in message ? message.key.run : 0;
    if (message.kind === "order") {
      assert.ok(hosts.durableOrders.has(run), "told before its record was durable");
      assert.ok(!hosts.toldThisLife.has(run), "told twice to one monitor");
      assert.ok(!hosts.knownThisLife.has(run), "told although the monitor had reported it");
      hosts.toldThisLife.add(run);
    }
    hosts.toMonitor.push(`${message.kind} ${run}`);
  } else if (output.kind === "send_report") {
    const { key, phase } = output.report;
    if (phase === "accepted") assert.ok(hosts.durableOrders.has(key.run), "accepted before written");
    const before = hosts.sent.get(key.run);
    if (before !== undefined)
      assert.ok((after[phase] ?? 0) >= (after[before] ?? 0), `${before} then ${phase}`);
    hosts.sent.set(key.run, phase);
  }
}

function forgetLife(hosts: Hosts, run: number): void {
  hosts.sent.delete(run);
  hosts.toldThisLife.delete(run);
  hosts.knownThisLife.delete(run);
}

function report(hosts: Hosts, run: number): void {
  const phase = hosts.decided.get(run);
  if (phase === undefined) return;
  hosts.knownThisLife.add(run);
  feed(hosts, { kind: "report", report: reportOf(run, phase) });
}

function monitorTakes(hosts: Hosts): void {
  const [word = "", text = ""] = (hosts.toMonitor.shift() ?? "").split(" ");
  const run = Number(text);
  const phase = hosts.decided.get(run);
  if (word === "scan") {
    for (const known of hosts.decided.keys())
      if (hosts.decided.get(known) !== "forgotten") report(hosts, known);
    feed(hosts, { kind: "scan_end", marks: [] });
    return;
  }
  if (word === "order" && phase === undefined) {
    hosts.starts.set(run, (hosts.starts.get(run) ?? 0) + 1);
    hosts.decided.set(run, "started");
  }
  if (word === "cancel")
    hosts.decided.set(run, phase === undefined ? "refused" : phase === "started" ? "ended" : phase);
  if (word === "query" && phase === undefined) hosts.decided.set(run, "never_heard");
  if (word === "forget" && phase !== "started" && phase !== "ended") hosts.decided.set(run, "forgotten");
  report(hosts, run);
}

function monitorDies(hosts: Hosts): void {
  if (hosts.monitorUp) feed(hosts, { kind: "monitor_down" });
  hosts.monitorUp = true;
  // Words it had read but not decided are lost with it.
  hosts.toMonitor = [];
  hosts.toldThisLife.clear();
  hosts.knownThisLife.clear();
  feed(hosts, { kind: "monitor_up" });
}

const nextPhase: Partial<Record<Phase, Phase>> = { started: "ended", ended: "closed" };

function act(hosts: Hosts, action: string, run: number): void {
  if (action === "order" || action === "cancel" || action === "query" || action === "forget") {
    if (hosts.link > 0) feed(hosts, inputOf(`${action} ${run}`));
  } else if (action === "write") {
    for (const { number, isOrder, run: written } of hosts.pendingWrites.splice(0)) {
      if (isOrder) hosts.durableOrders.add(written);
      hosts.writtenNumber = number;
    }
    feed(hosts, { kind: "written", number: hosts.writtenNumber });
  } else if (action === "monitor") {
    if (hosts.toMonitor.length > 0) monitorTakes(hosts);
  } else if (action === "progress") {
    const next = nextPhase[hosts.decided.get(run) ?? "accepted"];
    if (next === undefined || !hosts.monitorUp) return;
    hosts.decided.set(run, next);
    report(hosts, run);
  } else if (action === "ack") {
    const phase = hosts.sent.get(run);
    if (phase !== undefined && hosts.link > 0) feed(hosts, { kind: "ack", key: keyOf(run), phase });
  } else if (action === "relink") {
    if (hosts.link > 0) feed(hosts, { kind: "link_down", link: hosts.link });
    hosts.link++;
    feed(hosts, { kind: "link_up", link: hosts.link, ledger, fence: 1 });
  } else monitorDies(hosts);
}

function newHosts(step: Step): Hosts {
  return {
    ...{
      step,
      book: emptyBook(),
      pendingWrites: [],
      writtenNumber: 0,
      durableOrders: new Set(),
      decided: new Map(),
    },
    ...{
      starts: new Map(),
      toMonitor: [],
      toldThisLife: new Set(),
      knownThisLife: new Set(),
      monitorUp: false,
    },
    ...{ link: 0, sent: new Map() },
  };
}

const often = ["order", "write", "monitor", "monitor", "progress"];
const actions = fc.array(
  fc.tuple(
    fc.constantFrom(...often, ...often, "cancel", "query", "forget", "ack", "relink", "monitor_dies"),
    fc.integer({ min: 1, max: 4 }),
  ),
  { minLength: 20, maxLength: 120 },
);

function check(step: Step): number {
  let started = 0;
  fc.assert(
    fc.property(actions, (script) => {
      const hosts = newHosts(step);
      monitorDies(hosts);
      act(hosts, "relink", 0);
      for (const [action, run] of script) act(hosts, action, run);
      for (const [run, count] of hosts.starts) assert.equal(count, 1, `run ${run} started ${count} times`);
      started += hosts.starts.size;
    }),
    { numRuns: 1000, seed: 7 },
  );
  return started;
}

/** What the first failing interleaving violates. */
function faultOf(step: Step): string {
  try {
    check(step);
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
  return "nothing was caught";
}

test("in any order: accepted only when durable, told once to each monitor, no phase goes back", () => {
  const started = check(stepBook);
  assert.ok(started > 500, `only ${started} starts were seen`);
});

test("control: a book that tells an order twice is caught", () => {
  const twice: Step = (book, input) => {
    const outputs = stepBook(book, input);
    const told = outputs.filter(
      (output) => output.kind === "tell_monitor" && output.message.kind === "order",
    );
    return [...outputs, ...told];
  };
  assert.match(faultOf(twice), /told twice/);
});

test("control: a book that accepts before its record is durable is caught", () => {
  const early: Step = (book, input) => {
    const outputs = stepBook(book, input);
    if (input.kind !== "order" || !outputs.some((output) => output.kind === "write")) return outputs;
    return [...outputs, { kind: "send_report", report: reportOf(input.order.key.run, "accepted") }];
  };
  assert.match(faultOf(early), /accepted before written/);
});

test("control: a book that forwards every report as it comes lets a phase go back", () => {
  const blind: Step = (book, input) => {
    if (input.kind !== "report") return stepBook(book, input);
    return [
      ...stepBook(book, input),
      { kind: "send_report", report: reportOf(input.report.key.run, "started") },
    ];
  };
  assert.match(faultOf(blind), /then started/);
});
