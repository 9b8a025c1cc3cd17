// The host's side of the log stream: what it asks for on each link. Net is one process; the far side is
// played.
// The danger: a log that is refused once and never asked for again: after a restore the scheduler knows an
// attempt only when the host has told of it.
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { LogStream } from "../../agentd/net/log-stream.ts";
import { createLog } from "../../proto/common/log.ts";
import { waitUntil } from "../support/wait-until.ts";

const key = { ledger: "1e".repeat(16), run: 1, attempt: 1 };
const wire = { ledger: Buffer.from(key.ledger, "hex"), run: 1, attempt: 1 };

test("a log that was refused is left alone on that link, and asked for on the next one", async () => {
  const log = createLog({ room: "net", level: "error", destination: { write: () => {} } });
  const stream = new LogStream({ spool: tmpdir(), log, onAcked: () => {} });
  stream.open(key, true);
  const asked: number[] = [];
  const link = async (number: number, meanwhile: () => Promise<void>): Promise<void> => {
    const running = stream.run(async (chunks) => {
      for (const { open } of chunks) if (open === true) asked.push(number);
    });
    await waitUntil(() => asked.includes(number), { what: `link ${number} to ask` });
    await meanwhile();
    stream.stop();
    await running;
  };
  await link(1, async () => {
    assert.equal(stream.acked({ key: wire, refused: "no_such_attempt" }), true);
    for (let pokes = 0; pokes < 3; pokes++) {
      stream.poke(key);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(asked, [1], "not again while the link is the same");
  });
  await link(2, async () => {
    assert.equal(stream.acked({ key: wire, offset: 0 }), true, "and now it is wanted");
  });
  assert.deepEqual(asked, [1, 2]);
  stream.close(key);
});
