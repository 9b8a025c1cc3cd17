// A daemon's stand-in that commits in a loop until it is killed: two runs per commit, its number told only
// when it is durable. Started by sqlite.test.ts with the database's path and a round. The danger: telling
// before the await would prove nothing.
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { runRow } from "./rows.ts";

const [path = "", round = "1"] = process.argv.slice(2);
const store = await openSqliteStore(path, { create: false, ballastBytes: 1 << 20, freeBytesMin: 1 << 20 });
const offset = Number(round) * 100_000;

for (let n = 1; n < 40_000; n++) {
  const job = `round ${round}`;
  const pair = [offset + 2 * n, offset + 2 * n + 1].map((run) => runRow(run, { job }));
  await store.commit(pair.map((run) => ({ kind: "run", run }) as const));
  process.send?.(n);
}
