// `npm run demo`: a scheduler and one agentd in a temporary place, one job through all of it, and nothing
// left behind. Every line it shows is printed by the real programs. `-- --keep` leaves both up until
// Ctrl-C. It installs nothing (packaging/setup.sh did) and touches nothing outside its place.
// The danger: leaving a process or a file; the end looks for both and fails when it finds one.
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { Daemon, removePlace, runProgram, showLogs } from "./demo-programs.ts";

const root = join(import.meta.dirname, "..");
const node = join(root, "node_modules/.bin/node");
const programs = {
  scheduler: join(root, "scheduler/main.ts"),
  agentd: join(root, "agentd/main.ts"),
  reeve: join(root, "scheduler/cli/main.ts"),
};
const job = "uname -a; for i in 1 2 3; do echo line $i; sleep 1; done";

type Demo = {
  readonly place: string;
  readonly socket: string;
  readonly daemons: Daemon[];
  readonly stop: AbortSignal;
};

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((word) => word !== "--keep");
  if (unknown !== undefined) {
    console.error(`demo: ${unknown} is not an option; the only one is --keep: npm run demo -- --keep`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  const place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-demo-")));
  const demo: Demo = { place, socket: join(place, "api.sock"), daemons: [], stop: stop.signal };
  const failure = await show(demo, args.includes("--keep")).then(
    () => undefined,
    (error: Error) => error,
  );
  const isStopped = stop.signal.aborted;
  if (failure !== undefined && !isStopped) {
    console.error(`\ndemo: ${failure.message}`);
    showLogs(place);
  }
  for (const daemon of [...demo.daemons].reverse()) await daemon.end();
  const left = await removePlace(place);
  for (const line of left) console.error(`demo: left behind: ${line}`);
  if (failure !== undefined && !isStopped) return 1;
  if (left.length > 0) return 1;
  say("Both daemons have ended. No process and no file of the demo is left.");
  return 0;
}

async function show(demo: Demo, keeps: boolean): Promise<void> {
  say(`Everything is in ${demo.place} and is removed at the end.`);
  if (process.geteuid?.() === 0) {
    say(
      "You are root. agentd runs in owner mode here because its file says so (mode: owner): this demo's " +
        "jobs run as root.",
    );
  } else say(`agentd runs in owner mode: jobs run as you, ${userInfo().username}.`);
  await startScheduler(demo);
  await startAgent(demo);
  say("A job: its output comes back as it is written, and its exit status with it.");
  await reeve(demo, "run", "--agent", "demo", "--name", "hello", "--", job);
  say("Its history, with every change of state:");
  await reeve(demo, "show", "1");
  await reeve(demo, "runs");
  await reeve(demo, "agents");
  if (keeps) await keep(demo);
  else {
    say("To try it by hand: npm run demo -- --keep");
  }
}

async function startScheduler(demo: Demo): Promise<void> {
  const config = join(demo.place, "scheduler.yaml");
  const text = [
    `state: ${demo.place}/scheduler`,
    `socket: ${demo.socket}`,
    "listen: 127.0.0.1",
    "session_port: 0",
    "join_port: 0",
    "addresses: [127.0.0.1]",
  ];
  writeFileSync(config, `${text.join("\n")}\n`, { mode: 0o600 });
  say("The scheduler: `init` makes its store, its certificate authority and its identity.");
  await runProgram({ file: node, args: [programs.scheduler, "init", "-c", config], stop: demo.stop });
  const scheduler = new Daemon("scheduler", demo.place, [
    node,
    programs.scheduler,
    "-c",
    config,
    "--ready-fd",
    "3",
  ]);
  demo.daemons.push(scheduler);
  await scheduler.ready(demo.stop);
}

async function startAgent(demo: Demo): Promise<void> {
  const config = join(demo.place, "agentd.yaml");
  writeFileSync(config, `mode: owner\nspool: ${demo.place}/agentd\n`, { mode: 0o600 });
  const string = join(demo.place, "demo.join");
  say("An agent: a token made at the scheduler, good once, lets agentd enrol.");
  await reeve(demo, "agent", "token", "demo", "--file", string);
  await runProgram({ file: node, args: [programs.agentd, "join", string, "-c", config], stop: demo.stop });
  const agentd = new Daemon("agentd", demo.place, [node, programs.agentd, "-c", config]);
  demo.daemons.push(agentd);
}

async function keep(demo: Demo): Promise<void> {
  say("Both stay up. In another terminal, in this directory:");
  const lines = [
    `export REEVE_SOCKET=${demo.socket}`,
    `alias reeve='${node} ${programs.reeve}'`,
    "reeve run --agent demo -- 'echo hello; exit 3'; echo $?",
    "reeve submit --agent demo -- 'sleep 600 & sleep 600'",
    "reeve logs -f 3",
    "reeve cancel 3",
    "reeve run --agent demo --script FILE -- ARGUMENTS",
    "reeve show 2 --json",
    "reeve --help",
  ];
  for (const line of lines) console.log(`    ${line}`);
  say("Ctrl-C here ends both and removes everything.");
  // A timer holds the process up: an abort signal alone does not.
  const alive = setInterval(() => {}, 60_000);
  if (!demo.stop.aborted) await once(demo.stop, "abort");
  clearInterval(alive);
}

/** Runs the real `reeve` with its output as ours. */
async function reeve(demo: Demo, ...args: readonly string[]): Promise<void> {
  const shown = args.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`)).join(" ");
  console.log(`$ reeve ${shown.replaceAll(`${demo.place}/`, "")}`);
  const environment = { REEVE_SOCKET: demo.socket };
  await runProgram({ file: node, args: [programs.reeve, ...args], stop: demo.stop, environment });
}

function say(text: string): void {
  console.log(`\n# ${text}`);
}
