// The daemon's own life, which is what reeve-scheduler does without a word: from the first look at the state
// directory to the last line of its log. The parts are put together in ../daemon.ts. Listed in ../program.ts.
// The danger: whoever waits for us believes `ready`; it is said when agents, CLI and API can be served, not
// before.
import { flushCompileCache } from "node:module";
import { createLog } from "../../proto/common/log.ts";
import { startDaemon } from "../daemon.ts";
import { missingState } from "../state-directory.ts";
import { Told } from "./told.ts";
import { type Asked, say } from "./word.ts";

/** Lives until TERM, INT or a fatal fault; answers the exit status. */
export async function run({ config, listeners }: Asked): Promise<number> {
  const missing = await missingState(config.state);
  if (missing !== undefined) return say(2, missing);
  const log = createLog({ room: "main", level: config.settings.log_level });
  // A store that has failed leaves memory worthless: no orderly stop, the store is the truth.
  const fatal = (error: unknown): void => {
    log.error("scheduler.fatal", { error });
    process.exit(1);
  };
  const asked = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
  process.on("SIGHUP", () => undefined); // a terminal that goes away is no reason to stop
  const daemon = await startDaemon({ config, log, fatal });
  log.info("scheduler.ready");
  flushCompileCache(); // one that is killed would leave its successor nothing
  const told = new Told(listeners);
  told.ready();
  const reason = await asked;
  told.stopping();
  log.info("scheduler.stopping", { reason });
  await daemon.stop();
  log.info("scheduler.stopped");
  return 0;
}
