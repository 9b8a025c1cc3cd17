// One submitter: the CLI's own connection to the API, held open, with specs made here. Called by the parts.
// What it submits is what `reeve submit` would.
// The danger: counting a submission as done before the scheduler has answered it.
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { schedulerService } from "../../proto/common/services.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { connect, type Connection } from "../../scheduler/cli/connection.ts";

const settleMs = 5;

export type Work = {
  readonly audience: readonly string[];
  readonly args: readonly string[];
  readonly startAtMs?: number;
  readonly hold?: boolean;
};

export class Submitter implements Disposable {
  readonly #connection: Connection;
  readonly #clusterId: Uint8Array;

  private constructor(connection: Connection, clusterId: Uint8Array) {
    this.#connection = connection;
    this.#clusterId = clusterId;
  }

  static async to(socket: string): Promise<Submitter> {
    const connection = await connect(socket);
    const { clusterId } = await connection.call(schedulerService.status, {});
    return new Submitter(connection, clusterId ?? new Uint8Array(0));
  }

  /** One run on each agent of the audience; answers when they are durable. */
  async submit(work: Work, connection: Connection = this.#connection): Promise<readonly number[]> {
    const { audience, args, startAtMs = 0, hold = false } = work;
    const spec = reeve.v1.JobSpec.encode({
      format: 1,
      clusterId: this.#clusterId,
      specId: randomBytes(32),
      issuedAtMs: Date.now(),
      audience: [...audience],
      submitter: "bench",
      method: reeve.v1.Method.ARGUMENTS,
      args: args.map((word) => Buffer.from(word)),
      graceMs: 1_000,
    }).finish();
    const header = { spec, idempotencyKey: randomBytes(16).toString("hex"), startAtMs, hold };
    const { runs } = await connection.upload(schedulerService.submit, [{ header }]);
    return (runs ?? []).map(Number);
  }

  /** So many submissions, never more than `atOnce` of them under way. */
  async submitMany(count: number, atOnce: number, work: Work): Promise<readonly number[]> {
    const runs: number[] = [];
    let left = count;
    const one = async (): Promise<void> => {
      while (left-- > 0) runs.push(...(await this.submit(work)));
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return runs;
  }

  async liveRuns(): Promise<number> {
    return (await this.#connection.call(schedulerService.status, {})).liveRuns ?? 0;
  }

  /** Until no run is live: ended, its log stored and compared, and forgotten by the host. */
  async settled(withinMs: number): Promise<void> {
    const untilMs = performance.now() + withinMs;
    for (let live = await this.liveRuns(); live > 0; live = await this.liveRuns()) {
      if (performance.now() > untilMs) throw new Error(`${live} runs are live after ${withinMs} ms`);
      await delay(settleMs);
    }
  }

  /** How many of these runs have succeeded: a figure about runs that failed would be worth nothing. */
  async succeeded(runs: readonly number[]): Promise<number> {
    const wanted = new Set(runs);
    const succeeded = await this.#runsThatAre("succeeded", Math.min(...runs));
    return succeeded.filter((run) => wanted.has(run)).length;
  }

  heldRuns(): Promise<readonly number[]> {
    return this.#runsThatAre("held", 1);
  }

  async #runsThatAre(state: string, lowest: number): Promise<readonly number[]> {
    const found: number[] = [];
    for (let below = 0, more = true; more; ) {
      const asked = { limit: 1000, below, states: [state] };
      const page = await this.#connection.call(schedulerService.listRuns, asked);
      const numbers = (page.runs ?? []).map(({ run }) => run ?? 0);
      found.push(...numbers);
      below = numbers.at(-1) ?? 0;
      more = (page.more ?? false) && below > lowest;
    }
    return found;
  }

  async mustHaveSucceeded(runs: readonly number[], count: number): Promise<void> {
    const succeeded = await this.succeeded(runs);
    if (runs.length === count && succeeded === count) return;
    throw new Error(`of ${count} runs ${runs.length} were accepted and ${succeeded} succeeded`);
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }
}
