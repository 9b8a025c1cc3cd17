// reeve-scheduler: reads what it is asked for, then makes a cluster (`init`) or becomes the daemon. Standard
// error is its log. Called by main.ts; the daemon itself is put together in daemon.ts. Exit: 0 done, 1 could
// not, 2 wrong use, configuration or state directory.
// The danger: whoever waits for us believes `ready`; it is said when agents, CLI and API can be served, not
// before.
import { closeSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { parseArgs } from "node:util";
import { Fault } from "../proto/common/fault.ts";
import { buildVersion } from "../proto/common/build.ts";
import { createLog } from "../proto/common/log.ts";
import { sampleOf } from "../proto/common/settings-papers.ts";
import { startDaemon } from "./daemon.ts";
import { readConfig, schedulerSettings } from "./settings.ts";
import type { SchedulerConfig } from "./settings.ts";
import { initState, missingState } from "./state-directory.ts";

const help = `usage: reeve-scheduler [init] [OPTION…]

Without a word: run the scheduler in the foreground; its log goes to standard error, one JSON object a line.
init            make a new cluster in the state directory, which must be empty or missing

  -c FILE            settings (default: ~/reeve/scheduler.yaml, when it is there;
                     for root /etc/reeve/scheduler.yaml first)
  --set KEY=VALUE    one setting, over the file; may be repeated
  --check-config     say what is wrong with the settings and exit 0 or 2
  --sample-config    print every setting at its default, with its meaning
  --ready-fd N       write "ready" and a newline to this descriptor when everything is served
  -V, --version      print the version
  --help             print this
`;

const options = {
  c: { type: "string", short: "c" },
  set: { type: "string", multiple: true },
  "check-config": { type: "boolean" },
  "sample-config": { type: "boolean" },
  "ready-fd": { type: "string" },
  version: { type: "boolean", short: "V" },
  help: { type: "boolean", short: "h" },
} as const;

/** The exit status, when there is nothing left to do. */
export async function main(args: readonly string[]): Promise<number> {
  process.umask(0o077);
  const parsed = parseWords(args);
  if (typeof parsed === "string") return say(2, `${parsed}; see reeve-scheduler --help`);
  const { values, word } = parsed;
  if (values.help === true) return print(help);
  if (values.version === true) return print(`reeve-scheduler ${buildVersion}\n`);
  if (values["sample-config"] === true)
    return print(sampleOf(schedulerSettings, "Settings of reeve-scheduler"));
  const readyFd = values["ready-fd"] === undefined ? null : Number(values["ready-fd"]);
  if (readyFd !== null && !(Number.isInteger(readyFd) && readyFd > 2))
    return say(2, "--ready-fd must be a number above 2");
  const answer = readConfig({ file: values.c ?? null, sets: values.set ?? [] });
  if (!answer.ok) return say(2, answer.problems.join("\nreeve-scheduler: "));
  if (values["check-config"] === true) return 0;
  try {
    return word === "init" ? await init(answer.config) : await run(answer.config, readyFd);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return say(1, sentence(error));
  }
}

type Words = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

function parseWords(args: readonly string[]): { values: Words["values"]; word: string } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word = "", ...more] = positionals;
    if ((word !== "" && word !== "init") || more.length > 0) return `unknown word "${positionals.join(" ")}"`;
    return { values, word };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function init({ state }: SchedulerConfig): Promise<number> {
  const clusterId = await initState(state, Date.now());
  return print(`made cluster ${clusterId} in ${state}\n`);
}

/** Lives until TERM, INT or a fatal fault; answers the exit status. */
async function run(config: SchedulerConfig, readyFd: number | null): Promise<number> {
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
  if (readyFd !== null) tellReady(readyFd);
  const reason = await asked;
  log.info("scheduler.stopping", { reason });
  await daemon.stop();
  log.info("scheduler.stopped");
  return 0;
}

function tellReady(descriptor: number): void {
  try {
    writeSync(descriptor, "ready\n");
    closeSync(descriptor);
  } catch (cause) {
    throw new Fault(`write to descriptor ${descriptor}`, { cause });
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function say(status: number, text: string): number {
  process.stderr.write(`reeve-scheduler: ${text}\n`);
  return status;
}

/** What could not be done and why, down to the system's own words; nothing twice, and no stack. */
function sentence(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const line = current.message.split("\n")[0] ?? "";
    if (!parts.some((part) => line.includes(part))) parts.push(line);
    current = current.cause;
  }
  return parts.join(": ");
}
