// The monitor's child that speaks to the network: started with an allow-listed environment and one socket,
// pinged, and ended and replaced when it is silent, does not read, or says anything that the tables do not
// allow. Called by main.ts. The danger: this is the hostile side. Nothing it sends may throw here, grow
// without bound, or be believed.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Duplex } from "node:stream";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { FrameReader, frameOf, writeTogether } from "../ipc-frames.ts";
import { decodeFromNet, encodeFromMonitor } from "../ipc.ts";
import type { FromMonitor, FromNet } from "../ipc.ts";
import { Backoff } from "./backoff.ts";
import type { NetStage } from "./requests.ts";

export type NetOptions = {
  /** program and arguments */
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly settingsJson: () => string;
  readonly isPermitted: (kind: FromNet["kind"], stage: NetStage) => boolean;
  readonly perform: (message: FromNet) => Promise<void>;
  readonly onReady: () => void;
  /** a message could not be dealt with: the host's own fault */
  readonly onFault: (error: unknown) => void;
};

type Life = {
  readonly child: ChildProcess;
  readonly socket: Duplex;
  readonly frames: FrameReader;
  stage: NetStage;
  heardAtMs: number;
  inHand: number;
  isOver: boolean;
};

export class NetProcess {
  readonly #options: NetOptions;
  readonly #backoff = new Backoff();
  #life: Life | null = null;
  #pings: NodeJS.Timeout | null = null;
  #isEnding = false;

  constructor(options: NetOptions) {
    this.#options = options;
  }

  get pid(): number {
    return this.#life?.child.pid ?? 0;
  }

  begin(): void {
    const [program, ...args] = this.#options.command;
    const child = spawn(program, args, {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
      env: this.#options.environment,
      cwd: "/",
    });
    const life: Life = {
      child,
      socket: child.stdio[3] as Duplex,
      frames: new FrameReader(limits.ipcFrameBytesMax),
      stage: "fresh",
      heardAtMs: performance.now(),
      inHand: 0,
      isOver: false,
    };
    this.#life = life;
    this.#backoff.begun();
    life.socket.on("data", (chunk: Buffer) => this.#take(life, chunk));
    life.socket.on("error", () => this.#breach(life, "its socket failed"));
    life.socket.on("end", () => this.#breach(life, "it closed its socket"));
    child.on("error", (error) => this.#gone(life, String(error)));
    child.on("exit", (status, signal) => this.#gone(life, signal ?? `status ${status}`));
    this.tell({ kind: "settings", json: this.#options.settingsJson() });
    this.#pings ??= setInterval(() => this.#ping(), limits.netPingMs);
  }

  /** It has settings and answers; while it is being started again there is patience for a few lives. */
  get answers(): boolean {
    const life = this.#life;
    return life !== null && life.stage === "ready" && performance.now() - life.heardAtMs < limits.netDeadMs;
  }

  /** Its settings have changed: the next one gets the new ones. It asks for a scan, so nothing is lost. */
  restart(): void {
    this.#life?.child.kill("SIGTERM");
  }

  end(): void {
    this.#isEnding = true;
    if (this.#pings !== null) clearInterval(this.#pings);
    this.#life?.socket.destroy();
  }

  /** Dropped when net is not there: the next one asks for a scan. */
  tell(message: FromMonitor): void {
    const life = this.#life;
    if (life === null || life.isOver) return;
    if (life.socket.writableLength > limits.netBacklogBytesMax) return this.#breach(life, "it does not read");
    const frame = frameOf(encodeFromMonitor(message), limits.ipcFrameBytesMax);
    this.#options.log.trace("frame.out", { reason: message.kind, bytes: frame.length });
    writeTogether(life.socket, frame);
  }

  #take(life: Life, chunk: Buffer): void {
    if (life.isOver) return;
    const frames = life.frames.push(chunk);
    if (frames === undefined) return this.#breach(life, "a frame is too long");
    for (const frame of frames) {
      // Copied: bytes fields are views of the frame, and the chunk behind it is large.
      const message = decodeFromNet(Buffer.from(frame));
      if (message === undefined) return this.#breach(life, "a frame is malformed");
      if (!this.#options.isPermitted(message.kind, life.stage))
        return this.#breach(life, `${message.kind} is not allowed now`);
      life.heardAtMs = performance.now();
      this.#options.log.trace("frame.in", { reason: message.kind, bytes: frame.length });
      if (message.kind === "ready") {
        life.stage = "ready";
        this.#options.onReady();
      } else this.#perform(life, message);
    }
  }

  /** Reads no further while too much is in hand: what net has not been answered waits in net. */
  #perform(life: Life, message: FromNet): void {
    life.inHand++;
    if (life.inHand >= limits.requestsInHandMax) life.socket.pause();
    this.#options
      .perform(message)
      .catch(this.#options.onFault)
      .finally(() => {
        life.inHand--;
        if (life.socket.isPaused() && life.inHand < limits.requestsInHandMax / 2) life.socket.resume();
      });
  }

  #ping(): void {
    const life = this.#life;
    if (life === null || life.isOver) return;
    // While we do not read, its silence is our doing.
    if (life.socket.isPaused()) life.heardAtMs = performance.now();
    if (performance.now() - life.heardAtMs > limits.netDeadMs) this.#breach(life, "it is silent");
    else if (life.stage === "ready") this.tell({ kind: "ping" });
  }

  /** Logged once, then killed; the exit event starts the next. */
  #breach(life: Life, reason: string): void {
    if (life.isOver) return;
    life.isOver = true;
    if (!this.#isEnding) this.#options.log.error("net.ended", { reason, peer: String(life.child.pid ?? 0) });
    life.socket.destroy();
    life.child.kill("SIGKILL");
  }

  #gone(life: Life, how: string): void {
    life.isOver = true;
    life.socket.destroy();
    if (this.#life !== life) return;
    this.#life = null;
    if (this.#isEnding) return;
    const waitMs = this.#backoff.nextMs();
    this.#options.log.warn("net.gone", { reason: how, durationMs: waitMs });
    setTimeout(() => {
      if (!this.#isEnding) this.begin();
    }, waitMs);
  }
}
