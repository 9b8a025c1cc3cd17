// From an order to a supervisor: proof, spec, policy, account, run directory, launcher; or the first refusal
// on the way. Called by requests.ts, within the attempt's own turn, for attempts that nobody here has heard
// of. The order is the promise: nothing of the spec is decoded before its proof, nothing is started before
// its directory is durable.
import { createHash } from "node:crypto";
import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Order, Report } from "../ipc.ts";
import type { AgentSettings } from "../settings.ts";
import type { Account, Accounts } from "./account.ts";
import type { Attempts } from "./attempts.ts";
import { userNotices } from "./attempts.ts";
import type { Audit } from "./audit.ts";
import { authenticate } from "./authenticate.ts";
import { isDiskFull } from "./durable.ts";
import type { HostNow, Refusal } from "./policy.ts";
import { refusalOf } from "./policy.ts";
import type { Quotas } from "./quotas.ts";
import type { RunDirectories } from "./run-directory.ts";
import { BadBlob } from "./run-directory.ts";
import type { Job } from "./spec.ts";
import { jobOf } from "./spec.ts";
import { toldOf } from "./told.ts";
import { paramsOf } from "./world.ts";

export type Host = {
  readonly spool: string;
  readonly mode: "owner";
  /** as it joined */
  readonly agent: string;
  readonly clusterId: string;
  readonly bootIdentity: () => string;
  readonly settings: AgentSettings;
  /** the account question of the owner: `uid:N` */
  readonly owner: string;
};

export type LaunchesOptions = {
  readonly host: Host;
  readonly attempts: Attempts;
  readonly accounts: Accounts;
  readonly directories: RunDirectories;
  readonly quotas: Quotas;
  readonly audit: Audit;
  readonly log: Log;
  readonly tell: (report: Report) => void;
};

type Permitted = { readonly job: Job; readonly spec: Uint8Array; readonly account: Account };
type Decided =
  | ({ readonly ok: true } & Permitted)
  | ({ readonly ok: false; readonly job: Job | null } & Refusal);

export class Launches {
  readonly #options: LaunchesOptions;
  /** permitted, not yet in `attempts` */
  #reserved = 0;

  constructor(options: LaunchesOptions) {
    this.#options = options;
  }

  /**
   * Null: it is known from now on and the launcher has been asked. Else why not; the caller makes that
   * durable.
   */
  async launch(order: Order): Promise<Refusal | null> {
    this.#reserved++;
    try {
      const decided = await this.#decide(order);
      // The record first: a run directory alone could be started by the next monitor.
      const refusal = await this.#record(order, decided, decided.ok ? null : decided);
      if (!decided.ok) return refusal;
      const unmade = await this.#make(order, decided);
      if (unmade !== null) return await this.#record(order, decided, unmade);
      const notices = userNotices(decided.job.runAsUser, decided.account.name);
      this.#options.attempts.add(order.key, order.seq, notices);
    } finally {
      this.#reserved--;
    }
    await this.#begin(order);
    return null;
  }

  async #begin(order: Order): Promise<void> {
    const { attempts, log, tell } = this.#options;
    const attempt = attempts.find(order.key);
    if (attempt === undefined) return;
    tell(attempt.report);
    try {
      await attempts.begin(attempt);
    } catch (error) {
      // The launcher is gone; the next look asks its successor.
      log.warn("run.start_delayed", { run: order.key.run, attempt: order.key.attempt, error });
    }
  }

  async #decide(order: Order): Promise<Decided> {
    const { host, accounts } = this.#options;
    const unproved = authenticate(host.mode, order);
    if (unproved !== null) return { ok: false, job: null, ...unproved };
    const spec = await this.#specOf(order);
    if (!("bytes" in spec)) return { ok: false, job: null, ...spec };
    const decoded = jobOf(spec.bytes);
    if (!decoded.ok) return { ok: false, job: null, reason: "spec_refused", detail: decoded.detail };
    const { job } = decoded;
    const owner = await accounts.find(host.owner);
    if (!owner.ok) return { ...owner, job };
    const refusal = refusalOf(job, await this.#now(owner.account), order);
    if (refusal !== null) return { ok: false, job, ...refusal };
    return { ok: true, job, spec: spec.bytes, account: owner.account };
  }

  /** Orders of the same moment share one answer. */
  #space(): Promise<StatsFs> {
    this.#asked ??= statfs(this.#options.host.spool).finally(() => (this.#asked = null));
    return this.#asked;
  }
  #asked: Promise<StatsFs> | null = null;

  async #now({ name: owner, uid }: Account): Promise<HostNow> {
    const { host, attempts, quotas } = this.#options;
    const space = await this.#space();
    return {
      agent: host.agent,
      clusterId: host.clusterId,
      owner,
      foreignUser: host.settings.foreign_user,
      liveRuns: attempts.liveCount() + this.#reserved - 1,
      maxRuns: host.settings.max_runs,
      freeBytes: space.bavail * space.bsize,
      spoolMinFreeBytes: host.settings.spool_min_free,
      quotaUsedUp: quotas.usedUpFor(uid),
      nowMs: Date.now(),
    };
  }

  async #specOf(order: Order): Promise<{ readonly bytes: Uint8Array } | Refusal> {
    try {
      const blob = { sha256: order.specSha256, bytes: order.specBytes };
      const bytes = order.spec ?? (await this.#options.directories.readBlob(blob, limits.specBytesMax));
      const isNamed = createHash("sha256").update(bytes).digest("hex") === order.specSha256;
      if (isNamed && bytes.length === order.specBytes) return { bytes };
      return { reason: "spec_refused", detail: "the spec is not the one that the order names by its digest" };
    } catch (error) {
      return { reason: "launcher_failed", detail: wordsOf(error) };
    }
  }

  async #make(order: Order, { job, spec, account }: Permitted): Promise<Refusal | null> {
    const { directories, host, log } = this.#options;
    const directory = directories.pathOf(order.key);
    const { key, seq } = order;
    const isShell = job.method === "shell";
    try {
      await directories.make({
        handed: { key, bootIdentity: host.bootIdentity(), seq, user: account.name, isShell },
        spec,
        params: paramsOf({ order, job, account, settings: host.settings, agent: host.agent, directory }),
        script: job.method === "script" ? job.body : null,
        stdin: job.stdin,
        atMs: Date.now(),
      });
      return null;
    } catch (error) {
      if (!(error instanceof BadBlob))
        log.error("run.not_made", { run: key.run, attempt: key.attempt, error });
      return { reason: isDiskFull(error) ? "spool_full" : "launcher_failed", detail: wordsOf(error) };
    }
  }

  /** On the disk when it answers: what the submitter is told, null when nothing is refused. */
  async #record(order: Order, decided: Decided, refused: Refusal | null): Promise<Refusal | null> {
    const { job } = decided;
    const reference = await this.#options.audit.decision({
      key: order.key,
      proof: order.proof,
      specSha256: order.specSha256,
      job: job?.name ?? null,
      requestedUser: job?.runAsUser ?? null,
      submitter: job?.submitter ?? null,
      user: decided.ok ? decided.account.name : null,
      uid: decided.ok ? decided.account.uid : null,
      keyFingerprint: null,
      decidedBy: null,
      refused: refused === null ? null : { reason: refused.reason, detail: refused.detail },
    });
    return refused === null ? null : toldOf(refused, reference);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
