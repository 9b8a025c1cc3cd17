// The monitor's end of the launcher's socket: starts one launcher, asks it, passes its events on. One object
// per launcher process. Called by main.ts (which starts the next one when this is gone) and by whoever must
// start, signal, probe or sweep.
// The danger: a request without an answer; every one has a deadline, and all fail with the launcher.
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { wipe } from "../../proto/common/seal.ts";
import { controlSocket } from "../control.ts";
import { FrameReader, frameOf, writeTogether } from "../ipc-frames.ts";
import type { ControlCall } from "./local-control.ts";
import { claimKinds } from "./run-record.ts";

export type LauncherEvents = {
  readonly onWake: (key: AttemptKey, word: string) => void;
  readonly onControl: (call: ControlCall) => void;
  /** once; with the exit status when it had one */
  readonly onGone: (status: number | null) => void;
};

export type LauncherOptions = {
  readonly directory: string;
  readonly spool: string;
  readonly cgroup: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly events: LauncherEvents;
};

export type Begun =
  | { readonly ok: true; readonly launcher: LauncherClient }
  | { readonly ok: false; readonly kind: "busy"; readonly pid: number }
  | { readonly ok: false; readonly kind: "failed"; readonly sentence: string };

export type Reply = { readonly status: number; readonly payload: Buffer };
/** A claim that keeps an attempt from ever starting; the reason is a word. */
export type SettledClaim = { readonly kind: "cancelled" | "refused"; readonly reason: string };
export type Survivor = {
  readonly pid: number;
  readonly startTicks: number;
  readonly uid: number;
  readonly command: string;
};

const kinds = {
  ...{ start: 1, signal: 2, probe: 3, sweep: 4, account: 5, settle: 6 },
  ...{ pam: 8, say: 11, answer: 16, ping: 17 },
} as const;
const replyBit = 0x8000;
const events = { ready: 0xc001, wake: 0xc002, busy: 0xc003, failed: 0xc004, control: 0xc010 } as const;
const headerBytes = 8;
const survivorBytes = 33;
const controlHeadBytes = 12;

type Waiting = {
  readonly kind: number;
  readonly done: (reply: Reply) => void;
  readonly failed: (error: Fault) => void;
  readonly timer: NodeJS.Timeout;
};

export class LauncherClient {
  readonly pid: number;
  bootIdentity = "";
  readonly #child: ChildProcess;
  readonly #socket: Duplex;
  readonly #events: LauncherEvents;
  readonly #frames = new FrameReader(limits.launcherFrameBytesMax);
  readonly #waiting = new Map<number, Waiting>();
  #begun: ((answer: Begun) => void) | null = null;
  #lastTag = 0;
  #isGone = false;

  private constructor(child: ChildProcess, launcherEvents: LauncherEvents) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.#events = launcherEvents;
    this.#socket = child.stdio[3] as Duplex;
    this.#socket.on("data", (chunk: Buffer) => this.#take(chunk));
    this.#socket.on("error", () => this.end());
    child.on("error", () => this.#gone(null));
    child.on("exit", (status) => this.#gone(status));
  }

  /** Resolves when the launcher holds the spool, or has said why it does not. */
  static begin(options: LauncherOptions): Promise<Begun> {
    const args = ["--spool", options.spool, "--account", join(options.directory, "reeve-account")];
    args.push("--pam", join(options.directory, "reeve-pam"));
    args.push("--control", controlSocket);
    if (options.cgroup !== null) args.push("--cgroup", options.cgroup);
    const child = spawn(join(options.directory, "reeve-launcher"), args, {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
      env: options.environment,
      cwd: "/",
    });
    const client = new LauncherClient(child, options.events);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        client.#answerBegun({
          ok: false,
          kind: "failed",
          sentence: "the launcher did not get ready in time",
        });
        client.end();
      }, limits.launcherReadyMs);
      client.#begun = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
    });
  }

  /** Ends it by end of file: it finishes the record in hand first. */
  end(): void {
    this.#socket.destroy();
  }

  async start(key: AttemptKey): Promise<number> {
    const { status } = await this.#ask(kinds.start, Buffer.from(attemptName(key)));
    return status;
  }

  /** 0, or ESRCH when nobody holds the lock. */
  async signal(key: AttemptKey, what: "cancel" | "host_shutdown"): Promise<number> {
    const payload = Buffer.concat([Buffer.from([what === "cancel" ? 1 : 2]), Buffer.from(attemptName(key))]);
    return (await this.#ask(kinds.signal, payload)).status;
  }

  async isHeld(key: AttemptKey): Promise<boolean> {
    const { status, payload } = await this.#ask(kinds.probe, Buffer.from(attemptName(key)));
    if (status !== 0 || payload.length < 1) throw new Fault(`probe ${attemptName(key)}: errno ${status}`);
    return payload[0] === 1;
  }

  async sweep(key: AttemptKey): Promise<readonly Survivor[]> {
    const { status, payload } = await this.#ask(kinds.sweep, Buffer.from(attemptName(key)));
    if (status !== 0 || payload.length < 4) throw new Fault(`sweep ${attemptName(key)}: errno ${status}`);
    const count = payload.readUInt32LE(0);
    assert(payload.length >= 4 + count * survivorBytes, "the launcher's sweep is shorter than its count");
    return Array.from({ length: count }, (_, index) => survivorAt(payload, 4 + index * survivorBytes));
  }

  /** To the system's log, facility auth. 0, or the errno with which it was lost. */
  async say(sentence: string): Promise<number> {
    return (await this.#ask(kinds.say, Buffer.from(sentence).subarray(0, limits.syslogBytesMax))).status;
  }

  /** Settles when the part has left for the caller; false when nobody reads it any more. */
  async answer(call: number, isLast: boolean, text: string): Promise<boolean> {
    const head = Buffer.alloc(5);
    head.writeUInt32LE(call, 0);
    head.writeUInt8(isLast ? 1 : 0, 4);
    return (await this.#ask(kinds.answer, Buffer.concat([head, Buffer.from(text)]))).status === 0;
  }

  async ping(): Promise<void> {
    await this.#ask(kinds.ping, Buffer.alloc(0));
  }

  /** 0: a process has been asked to claim it; what has come of it is in the record. */
  async settle(key: AttemptKey, claim: SettledClaim): Promise<number> {
    const words = Buffer.from(`${attemptName(key)} ${claim.reason}`);
    const kind = Buffer.from([claimKinds.indexOf(claim.kind)]);
    return (await this.#ask(kinds.settle, Buffer.concat([kind, words]))).status;
  }

  /** The launcher's own deadline bounds it. */
  async account(question: string): Promise<Reply> {
    return await this.#ask(kinds.account, Buffer.from(question));
  }

  /** Likewise. The request is wiped once it has been written: it may hold a password. */
  async pam(request: Buffer): Promise<Reply> {
    return await this.#ask(kinds.pam, request);
  }

  #ask(kind: number, payload: Buffer): Promise<Reply> {
    if (this.#isGone) return Promise.reject(new Fault("ask the launcher: it is gone"));
    this.#lastTag = (this.#lastTag % 0xffff_fffe) + 1;
    const tag = this.#lastTag;
    const head = Buffer.alloc(headerBytes);
    head.writeUInt16LE(kind, 0);
    head.writeUInt32LE(tag, 4);
    return new Promise((done, failed) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(tag);
        failed(new Fault("ask the launcher: no answer in time"));
        this.#child.kill("SIGKILL"); // it never blocks, so a silent one is broken; no job needs it
      }, limits.launcherReplyMs);
      this.#waiting.set(tag, { kind, done, failed, timer });
      const body = Buffer.concat([head, payload]);
      const frame = frameOf(body, limits.launcherFrameBytesMax);
      writeTogether(this.#socket, frame, () => {
        if (kind === kinds.pam) for (const bytes of [payload, body, frame]) wipe(bytes);
      });
    });
  }

  #take(chunk: Buffer): void {
    const frames = this.#frames.push(chunk);
    if (frames === undefined) return this.end();
    for (const frame of frames) {
      if (frame.length < headerBytes) return this.end();
      const kind = frame.readUInt16LE(0);
      const payload = Buffer.from(frame.subarray(headerBytes));
      if (kind >= events.ready) this.#takeEvent(kind, payload);
      else this.#takeReply(kind, frame.readUInt32LE(4), payload);
    }
  }

  #takeReply(kind: number, tag: number, payload: Buffer): void {
    const waiting = this.#waiting.get(tag);
    if (waiting === undefined) return;
    if (kind !== waiting.kind + replyBit || payload.length < 4) return this.end();
    this.#waiting.delete(tag);
    clearTimeout(waiting.timer);
    waiting.done({ status: payload.readUInt32LE(0), payload: payload.subarray(4) });
  }

  #takeEvent(kind: number, payload: Buffer): void {
    if (kind === events.ready) {
      this.bootIdentity = payload.toString("latin1");
      return this.#answerBegun({ ok: true, launcher: this });
    }
    if (kind === events.busy && payload.length >= 4) {
      return this.#answerBegun({ ok: false, kind: "busy", pid: payload.readUInt32LE(0) });
    }
    if (kind === events.failed) {
      return this.#answerBegun({ ok: false, kind: "failed", sentence: payload.toString("utf8") });
    }
    if (kind === events.control && payload.length > controlHeadBytes) {
      const [call, uid, pid] = [0, 4, 8].map((at) => payload.readUInt32LE(at));
      const text = payload.toString("utf8", controlHeadBytes);
      return this.#events.onControl({ call: call ?? 0, uid: uid ?? 0, pid: pid ?? 0, text });
    }
    const [name = "", word = ""] = payload.toString("latin1").split(" ");
    const key = parseAttemptName(name);
    if (kind === events.wake && key !== undefined) this.#events.onWake(key, word);
  }

  #answerBegun(answer: Begun): void {
    this.#begun?.(answer);
    this.#begun = null;
  }

  #gone(status: number | null): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#socket.destroy();
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.failed(new Fault("ask the launcher: it is gone"));
    }
    this.#waiting.clear();
    this.#answerBegun({
      ok: false,
      kind: "failed",
      sentence: `the launcher ended with status ${status ?? "none"}`,
    });
    this.#events.onGone(status);
  }
}

function survivorAt(payload: Buffer, at: number): Survivor {
  const command = payload.subarray(at + 17, at + survivorBytes);
  const end = command.indexOf(0);
  return {
    pid: payload.readUInt32LE(at),
    startTicks: Number(payload.readBigUInt64LE(at + 4)),
    uid: payload.readUInt32LE(at + 12),
    command: command.subarray(0, end < 0 ? command.length : end).toString("utf8"),
  };
}
