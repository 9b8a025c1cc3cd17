// What net's book says to disk, monitor and scheduler for each thing it hears, as stories of text, one line
// per input. The danger: an order told twice, or a phase that goes back; book-interleavings.test.ts looks for
// those at random.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyBook, stepBook } from "../../agentd/net/run-book.ts";
import type { BookOutput, RunBook } from "../../agentd/net/run-book.ts";
import { limits } from "../../proto/common/limits.ts";
import { inputOf, orderOf, textOf } from "./book-text.ts";

/** Each line `input > output, output`; the state is carried from line to line. */
function play(book: RunBook, table: string): void {
  for (const line of table.trim().split("\n")) {
    const [input = "", expected = ""] = line.split(">").map((part) => part.trim());
    const outputs = stepBook(book, inputOf(input)).map(textOf).join(", ");
    assert.equal(outputs, expected, `after: ${line.trim()}`);
  }
}

const online = `
  monitor_up > tell scan
  scan_end >
  link_up 1 > tell scan
  scan_end > hello 1, resync_end`;

const stories: readonly { readonly name: string; readonly table: string }[] = [
  {
    name: "a new order is written, accepted when durable, and only then told to the monitor",
    table: `${online}
      order 1 > write 1 order 1
      written 1 > send 1 accepted, tell order 1
      report 1 started > send 1 started, log_open 1
      report 1 ended > send 1 ended
      report 1 closed > send 1 closed, log_open 1 final
      ack 1 closed >
      forget 1 > tell forget 1
      report 1 forgotten > send 1 forgotten, log_close 1, write 2 gone 1`,
  },
  {
    name: "an order with a password is never written, so never called accepted either",
    table: `${online}
      sealed 1 A > need A
      sealed 1 A >
      blob A > tell order 1
      link_down 1 >
      link_up 2 > tell scan
      scan_end > hello 2, resync_end
      sealed 1 A >
      monitor_down >
      monitor_up > tell scan
      scan_end > tell order 1
      report 1 started > send 1 started, log_open 1
      report 1 ended > send 1 ended
      report 1 forgotten > send 1 forgotten, log_close 1`,
  },
  {
    name: "hello waits for a scan of the monitor that lives now",
    table: `
      link_up 1 >
      monitor_up > tell scan
      report 7 started >
      monitor_down >
      scan_end >
      monitor_up > tell scan
      report 7 started >
      scan_end > hello 1, send 7 started, resync_end, log_open 7`,
  },
  {
    name: "a known order is answered with what is known now",
    table: `${online}
      order 1 > write 1 order 1
      order 1 >
      written 1 > send 1 accepted, tell order 1
      order 1 > send 1 accepted
      report 1 refused > send 1 refused
      order 1 > send 1 refused`,
  },
  {
    name: "the monitor is not asked before every blob is stored, and orders of a ledger keep their order",
    table: `${online}
      order 1 A B > write 1 order 1, need A, need B
      order 2 > write 2 order 2
      written 2 > send 1 accepted, send 2 accepted
      blob A >
      blob B > tell order 1, tell order 2`,
  },
  {
    name: "a blob that was asked for while the link was cut is asked for again",
    table: `${online}
      order 1 A > write 1 order 1, need A
      written 1 > send 1 accepted
      link_down 1 >
      link_up 2 > tell scan
      scan_end > hello 2, send 1 accepted, resync_end, need A`,
  },
  {
    name: "an order that a dead monitor took and the next does not know is told again, a known one never",
    table: `${online}
      order 1 > write 1 order 1
      order 2 > write 2 order 2
      written 2 > send 1 accepted, send 2 accepted, tell order 1, tell order 2
      monitor_down >
      monitor_up > tell scan
      report 1 started > send 1 started, log_open 1
      scan_end > tell order 2`,
  },
  {
    name: "a monitor's word is remembered when the next monitor does not repeat it",
    table: `${online}
      order 1 > write 1 order 1
      written 1 > send 1 accepted, tell order 1
      report 1 started > send 1 started, log_open 1
      monitor_down >
      monitor_up > tell scan
      scan_end >`,
  },
  {
    name: "an order that was not told yet and is cancelled is the monitor's to refuse, and frees the next",
    table: `${online}
      order 1 A > write 1 order 1, need A
      order 2 > write 2 order 2
      written 2 > send 1 accepted, send 2 accepted
      cancel 1 > tell cancel 1, tell order 2
      blob A >
      report 1 refused > send 1 refused`,
  },
  {
    name: "a cancel that a dying monitor left unanswered is told to the next, before the order",
    table: `${online}
      order 1 > write 1 order 1
      written 1 > send 1 accepted, tell order 1
      cancel 1 > tell cancel 1
      monitor_down >
      monitor_up > tell scan
      scan_end > tell cancel 1
      report 1 refused > send 1 refused`,
  },
  {
    name: "a cancel that a monitor has heard, and died before it was claimed, is told to the next",
    table: `${online}
      order 1 > write 1 order 1
      written 1 > send 1 accepted, tell order 1
      report 1 accepted >
      cancel 1 > tell cancel 1
      report 1 accepted >
      monitor_down >
      monitor_up > tell scan
      report 1 accepted >
      scan_end > tell cancel 1
      report 1 refused > send 1 refused`,
  },
  {
    name: "words for an attempt that net never met go to the monitor, and its answer is sent",
    table: `${online}
      query 5 > tell query 5
      report 5 never_heard > send 5 never_heard
      ack 5 never_heard >
      forget 6 > tell forget 6
      report 6 forgotten > send 6 forgotten`,
  },
  {
    name: "a query is answered even when nothing is new",
    table: `${online}
      report 5 started > send 5 started, log_open 5
      report 5 started >
      query 5 > tell query 5
      report 5 started > send 5 started
      report 5 started stopping > send 5 started`,
  },
  {
    name: "a late report never takes a phase back",
    table: `${online}
      report 5 ended > send 5 ended, log_open 5
      report 5 started >
      report 5 refused >
      report 5 vanished >
      report 5 closed > send 5 closed, log_open 5 final`,
  },
  {
    name: "reports are kept over a cut and sent on the next link; logs close with the link",
    table: `${online}
      report 5 started > send 5 started, log_open 5
      link_down 9 >
      link_down 1 > log_close 5
      report 5 ended >
      link_up 2 > tell scan
      report 5 ended >
      scan_end > hello 2, send 5 ended, resync_end, log_open 5`,
  },
  {
    name: "a link that comes while another is up replaces it",
    table: `${online}
      report 5 started > send 5 started, log_open 5
      link_up 2 > log_close 5, tell scan
      link_down 1 >
      scan_end > hello 2, send 5 started, resync_end, log_open 5`,
  },
  {
    name: "an acked refusal needs no forget: the monitor remembers it",
    table: `${online}
      order 1 > write 1 order 1
      written 1 > send 1 accepted, tell order 1
      report 1 refused > send 1 refused
      ack 1 accepted >
      ack 1 refused > write 2 gone 1
      order 1 > write 3 order 1`,
  },
  {
    name: "what the book held at the last end is accepted at the next start",
    table: `
      loaded 1 2 -1 >
      monitor_up > tell scan
      link_up 1 >
      scan_end > tell order 2, hello 1, send 2 accepted, resync_end`,
  },
];

for (const { name, table } of stories) {
  test(name, () => play(emptyBook(), table));
}

test("an order without room in the book becomes a query, so that the monitor refuses it durably", () => {
  const book = emptyBook();
  play(book, online);
  let run = 0;
  let outputs: readonly BookOutput[] = [];
  do {
    run++;
    assert.ok(run < 10_000, "the book never filled");
    outputs = stepBook(book, { kind: "order", order: orderOf(run, ["A"], limits.inlineSpecBytesMax) });
  } while (outputs.some((output) => output.kind === "write"));
  assert.deepEqual(outputs.map(textOf), [`tell query ${run}`]);
  assert.ok(run * limits.inlineSpecBytesMax <= limits.bookBytesMax + limits.inlineSpecBytesMax);
});
