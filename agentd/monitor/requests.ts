// What net may ask, as one table: when each message is allowed, and who answers it. Everything else ends net,
// never the monitor. Called by net-process.ts with decoded messages. Each answer that says "never" is durable
// before it is given.
// The danger: net is where a broken-in scheduler sits. It can order, cancel and forget what policy lets it,
// and no more than that.
import { setTimeout as sleep } from "node:timers/promises";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { FromMonitor, FromNet, LinkState, Order } from "../ipc.ts";
import type { Attempt, Attempts } from "./attempts.ts";
import type { Claims, Settled } from "./claims.ts";
import { isDiskFull } from "./durable.ts";
import type { Launches } from "./launches.ts";
import type { Refusal } from "./policy.ts";
import { bareReport, refusedReport, settledReport } from "./reports.ts";
import type { RunDirectories } from "./run-directory.ts";
import type { SignedStarts } from "./signed-starts.ts";

export type RequestsOptions = {
  readonly attempts: Attempts;
  readonly claims: Claims;
  readonly launches: Launches;
  readonly directories: RunDirectories;
  readonly starts: Pick<SignedStarts, "spend">;
  /** what is told of the host itself */
  readonly hostState: () => FromMonitor;
  readonly log: Log;
  readonly tell: (message: FromMonitor) => void;
  readonly onLink: (link: LinkNow) => void;
};

export type LinkNow = { readonly state: LinkState; readonly detail: string };

/** How far one life of net has come; the table says what it may say then. */
export type NetStage = "fresh" | "ready";

type Message<K extends FromNet["kind"]> = Extract<FromNet, { readonly kind: K }>;
type Row<K extends FromNet["kind"]> = {
  readonly allowed: NetStage;
  readonly perform: (requests: Requests, message: Message<K>) => Promise<void>;
};
type PermissionTable = { readonly [K in FromNet["kind"]]: Row<K> };

const permitted: PermissionTable = {
  ready: { allowed: "fresh", perform: async () => undefined },
  pong: { allowed: "ready", perform: async () => undefined },
  scan: { allowed: "ready", perform: (requests) => requests.scan() },
  order: { allowed: "ready", perform: (requests, { order }) => requests.order(order) },
  cancel: { allowed: "ready", perform: (requests, message) => requests.cancel(message) },
  query: { allowed: "ready", perform: (requests, message) => requests.query(message) },
  forget: { allowed: "ready", perform: (requests, message) => requests.forget(message) },
  log_acked: { allowed: "ready", perform: (requests, message) => requests.logAcked(message) },
  link: { allowed: "ready", perform: async (requests, message) => requests.linkIs(message) },
};

export class Requests {
  readonly #options: RequestsOptions;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  isPermitted(kind: FromNet["kind"], stage: NetStage): boolean {
    return permitted[kind].allowed === stage;
  }

  /**
   * Settles when the message is dealt with; while the disk is full that is later, and whatever needs no disk
   * goes on meanwhile. A rejection is any other fault of this host's disk.
   */
  async perform(message: FromNet): Promise<void> {
    const row = permitted[message.kind] as Row<FromNet["kind"]>;
    for (let tries = 0; ; tries++) {
      try {
        return await row.perform(this, message);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        if (tries === 0) this.#options.log.error("spool.full", { reason: message.kind, error });
      }
      await sleep(limits.diskFullRetryMs);
    }
  }

  async scan(): Promise<void> {
    const { attempts, claims, tell } = this.#options;
    for (const attempt of attempts.all()) tell({ kind: "report", report: attempt.report });
    tell(this.#options.hostState());
    tell({ kind: "scan_end", marks: claims.marks() });
  }

  async order(order: Order): Promise<void> {
    const { key, seq } = order;
    await this.#answer(order, async (attempt) => {
      if (attempt !== undefined) return this.#tellReport(attempt);
      if (this.#tellSettled(order)) return;
      const { launches } = this.#options;
      const refusal = await launches.launch(order, await launches.askPassword(order));
      if (refusal !== null) await this.#refuse(key, seq, refusal);
    });
  }

  async cancel(message: Message<"cancel">): Promise<void> {
    const { key, seq, by, reason } = message;
    await this.#answer(message, async (attempt) => {
      this.#options.log.info("run.cancel", { run: key.run, attempt: key.attempt, user: by, reason });
      if (attempt !== undefined) return await this.#options.attempts.cancel(attempt);
      if (this.#tellSettled(message)) return;
      await this.#refuse(key, seq, { reason: "cancelled", detail: "" });
    });
  }

  async query(message: Message<"query">): Promise<void> {
    await this.#answer(message, async (attempt) => {
      if (attempt !== undefined) return this.#tellReport(attempt);
      if (this.#tellSettled(message)) return;
      await this.#refuse(message.key, message.seq, { reason: "never_heard", detail: "" });
    });
  }

  /** Only what is over is forgotten; for anything else the answer is how it stands. */
  async forget(message: Message<"forget">): Promise<void> {
    const { attempts, claims, directories, starts } = this.#options;
    const { key, seq } = message;
    await this.#answer(message, async (attempt) => {
      if (attempt !== undefined && !attempt.isOver) return this.#tellReport(attempt);
      // First: `claims` forgets it one day too, and a signature may be good for longer.
      if (attempt !== undefined) await starts.spend(key);
      if (claims.find(key)?.kind !== "forgotten") {
        // The order's own seq: by a lower one the floor would drop it before that order can be refused by it.
        const highest = Math.max(seq, attempt?.report.seq ?? 0);
        await claims.settle({
          key,
          seq: highest,
          kind: "forgotten",
          reason: "",
          permanent: true,
          detail: "",
        });
      }
      if (attempt !== undefined) {
        await directories.remove(key);
        attempts.drop(key);
      }
      this.#options.tell({ kind: "report", report: bareReport(key, "forgotten", seq) });
    });
  }

  async logAcked({ key, offset }: Message<"log_acked">): Promise<void> {
    const { attempts } = this.#options;
    const attempt = attempts.find(key);
    if (attempt !== undefined) await attempts.acked(attempt, offset);
  }

  linkIs({ state, detail }: LinkNow): void {
    this.#options.onLink({ state, detail });
  }

  /** The fence first: a word of an old scheduler is answered by the highest one, and does nothing. */
  async #answer(
    word: { readonly key: AttemptKey; readonly fence: number },
    act: (attempt: Attempt | undefined) => Promise<void>,
  ): Promise<void> {
    const { attempts, claims, log, tell } = this.#options;
    const { key, fence } = word;
    if (!claims.hasRoomFor(key.ledger)) return log.warn("net.ledgers", { run: key.run, reason: "too many" });
    const highest = claims.fenceOf(key.ledger);
    if (fence < highest) return tell({ kind: "fence_refused", ledger: key.ledger, highest });
    await claims.raiseFence(key.ledger, fence);
    await attempts.serially(key, () => act(attempts.find(key)));
  }

  #tellReport(attempt: Attempt): void {
    this.#options.tell({ kind: "report", report: attempt.report });
  }

  /** True when claims or the floor have the answer. */
  #tellSettled({ key, seq }: { readonly key: AttemptKey; readonly seq: number }): boolean {
    const { claims, tell } = this.#options;
    const settled = claims.find(key);
    const floor = claims.floorOf(key.ledger);
    if (settled === undefined && seq > floor) return false;
    const belowFloor = { reason: "below_floor", detail: `order ${seq} is not above ${floor}` };
    tell({
      kind: "report",
      report: settled === undefined ? refusedReport(key, seq, belowFloor) : settledReport(settled),
    });
    return true;
  }

  async #refuse(key: AttemptKey, seq: number, { reason, detail }: Refusal): Promise<void> {
    const { permanent, detail: bounded } = refusedReport(key, seq, { reason, detail });
    const settled: Settled = { key, seq, kind: "refused", reason, permanent, detail: bounded };
    await this.#options.claims.settle(settled);
    this.#options.tell({ kind: "report", report: settledReport(settled) });
  }
}
