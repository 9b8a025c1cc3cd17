// A real scheduler and a real agentd in a temporary place, each as its own processes, and `reeve` to talk to
// them. Called by test/processes. It plays nothing and replaces nothing.
// The danger: a process left behind; the end looks for everything that holds anything of the place.
import { once } from "node:events";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Daemon, removePlace, showLogs } from "../../packaging/demo-programs.ts";
import { CliProcess, cliMain, type Ended } from "./cli-process.ts";
import { waitUntil } from "./wait-until.ts";

const root = join(import.meta.dirname, "../..");
const node = process.execPath;
const schedulerMain = join(root, "scheduler/main.ts");
const agentdMain = join(root, "agentd/main.ts");

export class Cluster {
  readonly place: string;
  readonly socket: string;
  readonly agentConfig: string;
  readonly joinFile: string;
  readonly #schedulerConfig: string;
  #scheduler: Daemon | undefined;
  #agentd: Daemon | undefined;

  constructor() {
    this.place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-cluster-")));
    this.socket = join(this.place, "api.sock");
    this.agentConfig = join(this.place, "agentd.yaml");
    this.joinFile = join(this.place, "join");
    this.#schedulerConfig = join(this.place, "scheduler.yaml");
  }

  /** Scheduler made and started, agent `one` joined and online. Everything is gone when the test ends. */
  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
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
    await this.reeve("agent", "token", "one", "--file", this.joinFile);
    await this.program(agentdMain, "join", this.joinFile, "-c", this.agentConfig);
    this.startAgentd();
    const isOnline = async () => /"online":true/.test((await this.reeve("agents", "--json")).out);
    await waitUntil(isOnline, { what: "agent one is online", withinMs: 60_000 });
  }

  async startScheduler(): Promise<void> {
    const command = [node, schedulerMain, "-c", this.#schedulerConfig, "--ready-fd", "3"];
    this.#scheduler = new Daemon("scheduler", this.place, command);
    await this.#scheduler.ready(new AbortController().signal);
  }

  startAgentd(): void {
    this.#agentd = new Daemon("agentd", this.place, [node, agentdMain, "-c", this.agentConfig]);
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

  /** `reeve` with this scheduler, to its end. */
  reeve(...args: readonly string[]): Promise<Ended> {
    return this.follow(...args).ended();
  }

  /** The same, still running. */
  follow(...args: readonly string[]): CliProcess {
    return new CliProcess(node, [cliMain, ...args], { REEVE_SOCKET: this.socket });
  }

  /** Any of the programs, to its end. */
  async program(main: string, ...args: readonly string[]): Promise<Ended> {
    const ended = await new CliProcess(node, [main, ...args]).ended();
    if (ended.status !== 0) throw new Error(`${main} ${args.join(" ")}: ${ended.status}: ${ended.err}`);
    return ended;
  }

  /** The same, whose failure is what the test is about. */
  agentd(...args: readonly string[]): Promise<Ended> {
    return new CliProcess(node, [agentdMain, ...args]).ended();
  }

  async end(): Promise<void> {
    await this.#agentd?.end();
    await this.#scheduler?.end();
    const left = await removePlace(this.place);
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  }

  async #writeConfigs(): Promise<void> {
    // The same ports after a restart: the agent comes back to where it has been.
    const [session, join] = await Promise.all([freePort(), freePort()]);
    const ports = `listen: 127.0.0.1\nsession_port: ${session}\njoin_port: ${join}\naddresses: [127.0.0.1]\n`;
    const scheduler = `state: ${this.place}/scheduler\nsocket: ${this.socket}\n${ports}`;
    writeFileSync(this.#schedulerConfig, scheduler, { mode: 0o600 });
    writeFileSync(this.agentConfig, `mode: owner\nspool: ${this.place}/agentd\n`, { mode: 0o600 });
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
