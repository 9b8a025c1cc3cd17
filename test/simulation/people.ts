// The people of the simulator: they submit with keys and repeat what was not answered, ask for cancel, hold,
// release, restart and giving up, and drain and resume agents. They remember only what they were told. The
// danger: a request built from the scheduler's memory.
import type { Input, Verdict } from "../../scheduler/core/inputs.ts";
import type { ModelDisk } from "./model-disk.ts";
import type { ModelScheduler } from "./model-scheduler.ts";
import { Prng } from "./prng.ts";
import type { Life, Timeline } from "./timeline.ts";
import type { Truth } from "./truth.ts";

type Parts = {
  readonly scheduler: ModelScheduler;
  readonly timeline: Timeline;
  readonly truth: Truth;
  readonly disk: ModelDisk;
  readonly agents: readonly string[];
};

type Submit = Extract<Input, { kind: "submit" }>;

const forEver: Life = { alive: true };

export class People {
  readonly #parts: Parts;
  readonly #known: number[] = [];
  readonly #submits: Submit[] = [];
  readonly #prng: Prng;

  constructor(parts: Parts, seed: number) {
    this.#parts = parts;
    this.#prng = new Prng(seed ^ 0xbeef);
  }

  submit(salt: number): void {
    const prng = new Prng(salt);
    const { timeline, agents } = this.#parts;
    const items = Array.from({ length: prng.chance(0.2) ? prng.int(2, 4) : 1 }, () => ({
      ...{
        agent: prng.pick(agents),
        job: "job",
        requestedUser: "",
        method: "UnixShell",
        specSha256: prng.hex(64),
      },
      ...{ proof: "" as const, proofSha256: "", specBytes: 1, rerunnable: prng.chance(0.25) },
    }));
    const submit: Submit = {
      ...{
        kind: "submit",
        by: "bob",
        key: `key-${salt}`,
        contentSha256: prng.hex(64),
        items,
        queue: "",
        priority: 0,
      },
      startAtMs: prng.chance(0.2) ? timeline.nowMs + prng.int(1, 5_000) : 0,
      startByMs: prng.chance(0.2) ? timeline.nowMs + prng.int(1_000, 20_000) : 0,
      retry: retryOf(prng, new Prng(salt ^ 0x0e1)),
      ...{ hold: prng.chance(0.1), restartOf: 0 },
    };
    this.#submits.push(submit);
    this.#trySubmit(submit, 20);
  }

  resubmit(salt: number): void {
    if (this.#submits.length > 0) this.#trySubmit(new Prng(salt).pick(this.#submits), 3);
  }

  ask(kind: "cancel" | "hold" | "release" | "restart" | "abandon", salt: number): void {
    if (this.#known.length === 0) return;
    // Mostly of late runs: the early ones are over.
    const prng = new Prng(salt);
    const recent = prng.chance(0.7) ? this.#known.slice(-5) : this.#known;
    this.#askOf(kind, prng.pick(recent));
  }

  /** `mark`: drains or resumes an agent. What is answered holds until somebody asks for the other. */
  mark(kind: "drain" | "resume", salt: number): void {
    this.#mark(kind, new Prng(salt).pick(this.#parts.agents));
  }

  #mark(kind: "drain" | "resume", agent: string): void {
    const { scheduler, truth } = this.#parts;
    const asked = this.#marks++;
    if (kind === "resume") {
      truth.drained.delete(agent);
      this.#resumed.set(agent, asked);
    }
    const more = kind === "drain" ? { reason: "" } : {};
    scheduler.ask({ kind, agent, by: "bob", ...more } as Input)?.then(
      ({ ok }) => {
        if (kind === "drain" && ok && (this.#resumed.get(agent) ?? -1) < asked) truth.drained.add(agent);
      },
      () => undefined,
    );
  }

  #marks = 0;
  /** by agent: the last request to resume it, answered or not */
  readonly #resumed = new Map<string, number>();

  /** At the end nothing is left drained. */
  resumeAll(): void {
    for (const agent of this.#parts.disk.database.agents.values())
      if (agent.drained) this.#mark("resume", agent.name);
  }

  /** At the end nothing is left held. */
  releaseAll(): void {
    for (const run of this.#parts.disk.database.runs.values())
      if (run.state === "held") this.#askOf("release", run.run);
  }

  #askOf(kind: "cancel" | "hold" | "release" | "restart" | "abandon", run: number): void {
    const by = "bob";
    const more = kind === "cancel" ? { reason: "" } : kind === "restart" ? { cold: null } : {};
    this.#parts.scheduler.ask({ kind, run, by, ...more } as Input)?.catch(() => undefined);
  }

  /** Until it is answered: the key makes the repetition harmless. */
  #trySubmit(submit: Submit, tries: number): void {
    const { scheduler, timeline, disk, truth } = this.#parts;
    let isAnswered = false;
    const atMs = timeline.nowMs;
    scheduler.ask(submit)?.then(
      (verdict: Verdict) => {
        isAnswered = true;
        if (!verdict.ok) return;
        const { ledger } = disk.database.meta;
        for (const run of verdict.runs) {
          if (!this.#known.includes(run)) this.#known.push(run);
          // A repeated answer may speak of a run of an earlier ledger, under the same number.
          if (!verdict.repeated) truth.promised.push({ ledger, run, key: submit.key, atMs: timeline.nowMs });
          this.#sameRunsAsBefore(submit, verdict.runs);
        }
      },
      () => undefined,
    );
    timeline.after(this.#prng.int(500, 3_000), forEver, () => {
      if (!isAnswered && tries > 0 && atMs >= 0) this.#trySubmit(submit, tries - 1);
    });
  }

  readonly #answers = new Map<string, string>();

  #sameRunsAsBefore(submit: Submit, runs: readonly number[]): void {
    const { truth } = this.#parts;
    const text = runs.join(" ");
    const before = this.#answers.get(submit.key) ?? text;
    if (before !== text && truth.lostSinceMs === Number.POSITIVE_INFINITY) {
      truth.broken.push(`key ${submit.key} made runs ${before}, and then ${text}`);
    }
    this.#answers.set(submit.key, text);
  }
}

/**
 * Its longest wait makes no run outlast the time that a world has to come to rest. Statuses have a stream of
 * their own: few runs have them, and the rest of a seed stays what it was.
 */
function retryOf(prng: Prng, own: Prng): Submit["retry"] {
  const retriesMax = prng.chance(0.3) ? prng.int(1, 3) : 0;
  const delayMs = prng.int(0, 1_000);
  const on = own.chance(0.25) ? [{ first: 1, last: own.int(20, 60) }] : [];
  return { retriesMax, delayMs, delayMsMax: 2_000, on };
}
