// One connection between an agent and the scheduler: two streams in order, each message late by chance. A cut
// loses a tail of what is under way, and what survives may arrive after a newer connection is up. Each end
// learns of the cut in its own time. It carries closures, not bytes: codecs have suites of their own. The
// danger: a message that overtakes within one stream.
import type { Prng } from "./prng.ts";
import type { Life, Timeline } from "./timeline.ts";

type Side = { readyMs: number; readonly life: Life };

export class Connection {
  readonly number: number;
  /** tells both ends */
  whenCut: () => void = () => undefined;
  readonly #timeline: Timeline;
  readonly #prng: Prng;
  readonly #toAgent: Side = { readyMs: 0, life: { alive: true } };
  readonly #toScheduler: Side = { readyMs: 0, life: { alive: true } };
  /** messages sent after the cut go nowhere */
  #cut = false;
  #frozenUntilMs = 0;

  constructor(number: number, timeline: Timeline, prng: Prng) {
    this.number = number;
    this.#timeline = timeline;
    this.#prng = prng;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  toAgent(deliver: () => void): void {
    this.#send(this.#toAgent, deliver);
  }

  toScheduler(deliver: () => void): void {
    this.#send(this.#toScheduler, deliver);
  }

  /** Nothing arrives for a while: a partition that nobody has noticed yet. */
  freeze(forMs: number): void {
    this.#frozenUntilMs = this.#timeline.nowMs + forMs;
  }

  /** What is under way either is lost, or arrives late; the next message of a lost tail never does. */
  cut(): void {
    if (this.#cut) return;
    this.#cut = true;
    for (const side of [this.#toAgent, this.#toScheduler]) {
      if (this.#prng.chance(0.6)) side.life.alive = false;
    }
    this.whenCut();
  }

  /** The side's process died: nothing is delivered to it any more. */
  deafen(which: "agent" | "scheduler"): void {
    (which === "agent" ? this.#toAgent : this.#toScheduler).life.alive = false;
  }

  #send(side: Side, deliver: () => void): void {
    if (this.#cut) return;
    const delayMs = this.#prng.chance(0.05) ? this.#prng.int(50, 2_000) : this.#prng.int(1, 20);
    side.readyMs = Math.max(side.readyMs, this.#frozenUntilMs, this.#timeline.nowMs + delayMs);
    this.#timeline.at(side.readyMs, side.life, deliver);
  }
}
