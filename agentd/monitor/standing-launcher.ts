// A launcher that is always there, or soon again: starts the next one with back-off when one is gone, and
// lets requests wait for it. Called by main.ts; attempts, launches and accounts ask through it. Supervisors
// do not care whether it lives.
// The danger: a second daemon on the same spool; then the launcher says busy, and the monitor must end
// instead of trying again.
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { Backoff } from "./backoff.ts";
import type { ControlCall } from "./local-control.ts";
import type { Begun, LauncherOptions, Reply, SettledClaim, Survivor } from "./launcher-client.ts";
import { LauncherClient } from "./launcher-client.ts";

export type StandingOptions = Omit<LauncherOptions, "events"> & {
  readonly log: Log;
  readonly onWake: (key: AttemptKey, word: string) => void;
  readonly onControl: (call: ControlCall) => void;
  /** a launcher is up again after one was gone: what was asked of that one may be undone */
  readonly onRestarted: () => void;
  /** it will never be up again */
  readonly onRefused: (answer: Exclude<Begun, { readonly ok: true }>) => void;
};

export class StandingLauncher {
  readonly #options: StandingOptions;
  readonly #backoff = new Backoff();
  readonly #waiting = new Set<(launcher: LauncherClient) => void>();
  #current: LauncherClient | null = null;
  #isEnding = false;

  constructor(options: StandingOptions) {
    this.#options = options;
  }

  get bootIdentity(): string {
    return this.#current?.bootIdentity ?? this.#lastBoot;
  }
  #lastBoot = "";

  /** The first one; later ones follow by themselves. */
  async begin(): Promise<Begun> {
    const { log, onWake, onControl } = this.#options;
    let isUp = false;
    const begun = await LauncherClient.begin({
      ...this.#options,
      events: {
        onWake,
        onControl,
        onGone: (status) => {
          if (isUp) this.#lost(status);
        },
      },
    });
    if (!begun.ok) return begun;
    isUp = true;
    this.#current = begun.launcher;
    this.#lastBoot = begun.launcher.bootIdentity;
    this.#backoff.begun();
    log.info("launcher.ready", { peer: String(begun.launcher.pid) });
    for (const take of this.#waiting) take(begun.launcher);
    this.#waiting.clear();
    return begun;
  }

  end(): void {
    this.#isEnding = true;
    this.#current?.end();
  }

  async start(key: AttemptKey): Promise<number> {
    return await (await this.#up()).start(key);
  }

  async signal(key: AttemptKey, what: "cancel" | "host_shutdown"): Promise<number> {
    return await (await this.#up()).signal(key, what);
  }

  async isHeld(key: AttemptKey): Promise<boolean> {
    return await (await this.#up()).isHeld(key);
  }

  async settle(key: AttemptKey, claim: SettledClaim): Promise<number> {
    return await (await this.#up()).settle(key, claim);
  }

  async sweep(key: AttemptKey): Promise<readonly Survivor[]> {
    return await (await this.#up()).sweep(key);
  }

  /** May be lost, and nobody waits for it: what counts is in the audit. */
  say(sentence: string): void {
    this.#current?.say(sentence).catch(() => undefined);
  }

  async account(question: string): Promise<Reply> {
    return await (await this.#up()).account(question);
  }

  async pam(request: Buffer): Promise<Reply> {
    return await (await this.#up()).pam(request);
  }

  /** False when nobody reads it any more, or the launcher that had the call is gone. */
  async answer(call: number, isLast: boolean, text: string): Promise<boolean> {
    return await (this.#current?.answer(call, isLast, text).catch(() => false) ?? Promise.resolve(false));
  }

  /** False while there is none. One that does not answer is killed, and the next one started. */
  async ping(): Promise<boolean> {
    if (this.#current === null) return false;
    return await this.#current.ping().then(
      () => true,
      () => false,
    );
  }

  #up(): Promise<LauncherClient> {
    if (this.#current !== null) return Promise.resolve(this.#current);
    return new Promise((resolve, reject) => {
      const take = (launcher: LauncherClient): void => {
        clearTimeout(timer);
        resolve(launcher);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        reject(new Fault("ask the launcher: none is up"));
      }, limits.launcherReplyMs);
      this.#waiting.add(take);
    });
  }

  #lost(status: number | null): void {
    this.#current = null;
    if (this.#isEnding) return;
    const waitMs = this.#backoff.nextMs();
    this.#options.log.warn("launcher.gone", { reason: `status ${status ?? "none"}`, durationMs: waitMs });
    setTimeout(() => this.#again(), waitMs);
  }

  #again(): void {
    this.begin().then(
      (begun) => {
        if (begun.ok) this.#options.onRestarted();
        else if (begun.kind === "busy") this.#options.onRefused(begun);
        else this.#lost(null);
      },
      () => this.#lost(null),
    );
  }
}
