// Compares stored logs with the host's closing records: asks the log store when all of it is there, and
// offers the verdict. Called by main.ts (`judge_log`) and by the log streams after each durable append. It
// compares nothing itself. The engine repeats `judge_log` until there is a verdict, so nothing here needs to
// survive a restart.
// The danger: a verdict given while bytes are still missing would let the host forget them.
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Effect } from "../core/effects.ts";
import type { Input, Verdict } from "../core/inputs.ts";
import type { LogStore } from "../logs/log-store.ts";

export type LogJudgePorts = {
  readonly logs: LogStore;
  readonly offer: (input: Input) => Promise<Verdict>;
  readonly log: Log;
};
type Expected = Omit<Extract<Effect, { kind: "judge_log" }>, "kind">;

export class LogJudge {
  readonly #ports: LogJudgePorts;
  readonly #expected = new Map<string, Expected>();
  readonly #judging = new Set<string>();
  readonly #running = new Set<Promise<void>>();

  constructor(ports: LogJudgePorts) {
    this.#ports = ports;
  }

  /** The closed record's totals are known. */
  expect(expected: Expected): void {
    this.#expected.set(attemptName(expected.key), expected);
    this.#start(expected);
  }

  /** So many bytes are durable now. */
  stored(key: AttemptKey, storedBytes: number): void {
    const expected = this.#expected.get(attemptName(key));
    if (expected !== undefined && storedBytes >= expected.frameBytes) this.#start(expected);
  }

  /** Waits for what is being judged. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  #start(expected: Expected): void {
    const running = this.#judge(expected);
    this.#running.add(running);
    const over = (): void => {
      this.#running.delete(running);
    };
    running.then(over, over);
  }

  async #judge({ key, frameBytes, frameSha256 }: Expected): Promise<void> {
    const name = attemptName(key);
    if (this.#judging.has(name)) return;
    this.#judging.add(name);
    let isWorthAgain = false;
    try {
      const verdict = await this.#ports.logs.judge(key, frameBytes, frameSha256);
      const storedBytes = await this.#ports.logs.storedBytes(key);
      if (verdict === "outstanding") {
        isWorthAgain = storedBytes >= frameBytes; // the last bytes came while it was being judged
        return;
      }
      const taken = await this.#ports.offer({ kind: "log_stored", key, storedBytes, verdict });
      if (taken.ok || taken.reason !== "busy") this.#expected.delete(name);
    } catch (error) {
      this.#ports.log.error("logs.judge_failed", { run: key.run, attempt: key.attempt, error });
    } finally {
      this.#judging.delete(name);
      const latest = this.#expected.get(name);
      if (isWorthAgain && latest !== undefined) await this.#judge(latest);
    }
  }
}
