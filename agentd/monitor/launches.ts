// From an order to a supervisor: proof, spec, policy, account, run directory, launcher; or the first refusal
// on the way. Called by requests.ts, within the attempt's own turn, for attempts that nobody here has heard
// of. The order is the promise: nothing of the spec is decoded before its proof, nothing is started before
// its directory is durable.
import { createHash } from "node:crypto";
import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { fingerprintOf } from "../../proto/common/ssh/public-key.ts";
import type { Signer } from "../../proto/common/ssh/verify.ts";
import type { Order, Report } from "../ipc.ts";
import type { Asked } from "../policy/verdict.ts";
import type { AgentMode, AgentSettings } from "../settings.ts";
import type { Account } from "../policy/account.ts";
import type { Accounts } from "./account.ts";
import type { Attempts } from "./attempts.ts";
import { userNotices } from "./attempts.ts";
import type { Audit } from "./audit.ts";
import { authenticate, isPasswordAsked } from "./authenticate.ts";
import { isDiskFull } from "./durable.ts";
import type { KeySources } from "./key-sources.ts";
import { isAccountPhaseOn } from "./pam.ts";
import type { Pam } from "./pam.ts";
import type { PasswordProof, ProofAnswer } from "./password-proof.ts";
import { ownerAsked, userAsked } from "./password-users.ts";
import type { HostNow, Refusal } from "./policy.ts";
import { refusalOf } from "./policy.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import type { Quotas } from "./quotas.ts";
import type { RunDirectories } from "./run-directory.ts";
import { BadBlob } from "./run-directory.ts";
import { ownersStanding, usersStanding } from "./run-as.ts";
import type { Standing, StandingAnswer } from "./run-as.ts";
import { Slots } from "./slots.ts";
import { takeSignedStart } from "./signatures.ts";
import type { SignedStarts } from "./signed-starts.ts";
import type { Job } from "./spec.ts";
import { jobOf } from "./spec.ts";
import { toldOf } from "./told.ts";
import { paramsOf } from "./world.ts";

export type Host = {
  readonly spool: string;
  readonly mode: AgentMode;
  /** as it joined */
  readonly agent: string;
  readonly clusterId: string;
  readonly bootIdentity: () => string;
  readonly settings: AgentSettings;
  /** see policy.ts */
  readonly drained: () => string | null;
  /** in root mode, of the network's process */
  readonly netUid: number | null;
  /** the account question of the owner: `uid:N` */
  readonly owner: string;
};

export type LaunchesOptions = {
  readonly host: Host;
  readonly attempts: Attempts;
  readonly accounts: Accounts;
  readonly directories: RunDirectories;
  readonly quotas: Quotas;
  readonly password: Pick<PasswordProof, "prove">;
  readonly pam: Pick<Pam, "account">;
  readonly audit: Audit;
  /** null: owner mode */
  readonly policy: PolicyInForce | null;
  /** what this host has let signed specs start */
  readonly starts: SignedStarts;
  readonly log: Log;
  readonly tell: (report: Report) => void;
};

type Permitted = {
  readonly job: Job;
  readonly spec: Uint8Array;
  readonly standing: Standing;
  /** null: nobody has signed it */
  readonly signer: Signer | null;
};
type Decided =
  | ({ readonly ok: true } & Permitted)
  | ({ readonly ok: false; readonly job: Job | null; readonly signer: Signer | null } & Refusal);

export class Launches {
  readonly #options: LaunchesOptions;
  /** in hand and not yet in `attempts`: all, and by user those that the policy was asked for */
  #reserved = 0;
  readonly #slots = new Slots(limits.launchesAtOnceMax);
  readonly #reservedOf = new Map<string, number>();

  constructor(options: LaunchesOptions) {
    this.#options = options;
  }

  /**
   * What PAM says to the password that came with it, null when that is not asked. It may wait for long, so it
   * takes none of the places of `launch`, and holds no spec.
   */
  async askPassword(order: Order): Promise<ProofAnswer | null> {
    const { host, accounts, password, policy } = this.#options;
    if (!isPasswordAsked(host.mode, order, host.settings)) return null;
    return await password.prove(order, (user) =>
      policy === null
        ? ownerAsked(user, accounts, host.owner)
        : userAsked(user, { accounts, verdict: (asked) => policy.verdict(asked) }),
    );
  }

  /**
   * Null: it is known from now on and the launcher has been asked. Else why not; the caller makes that
   * durable.
   */
  async launch(order: Order, password: ProofAnswer | null): Promise<Refusal | null> {
    this.#reserved++;
    const users: string[] = [];
    try {
      const judged = await this.#slots.hold(() => this.#decide(order, password, users));
      const decided = judged.ok ? await this.#accountAsked(order, judged) : judged;
      const refusal = await this.#slots.hold(() => this.#settle(order, decided));
      if (refusal !== null) return refusal;
    } finally {
      this.#reserved--;
      for (const user of users) this.#reserve(user, -1);
    }
    await this.#slots.hold(() => this.#begin(order));
    return null;
  }

  #reserve(user: string, change: 1 | -1): void {
    const count = (this.#reservedOf.get(user) ?? 0) + change;
    if (count === 0) this.#reservedOf.delete(user);
    else this.#reservedOf.set(user, count);
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

  /** The record first: a run directory alone could be started by the next monitor. */
  async #settle(order: Order, decided: Decided): Promise<Refusal | null> {
    const refusal = await this.#record(order, decided, decided.ok ? null : decided);
    if (!decided.ok) return refusal;
    const unmade = await this.#makeOrGiveBack(order, decided);
    if (unmade !== null) return await this.#record(order, decided, unmade);
    const user = decided.standing.account.name;
    const notices = userNotices(decided.job.runAsUser, user);
    this.#options.attempts.add(order.key, order.seq, { user, notices });
    return null;
  }

  /** PAM's account phase, for proofs that have not been through it; in no slot, as PAM may hang. */
  async #accountAsked(order: Order, decided: Decided & { readonly ok: true }): Promise<Decided> {
    const { host, pam } = this.#options;
    if (host.mode !== "root" || order.proof === "password" || !isAccountPhaseOn(host.settings))
      return decided;
    const refusal = await pam.account(decided.standing.account.name);
    if (refusal === null) return decided;
    await this.#giveBack(order, decided);
    const { job, signer } = decided;
    return { ok: false, job, signer, ...refusal };
  }

  /** Adds to `users` whom it is counted for from the moment on when the policy is asked. */
  async #decide(order: Order, password: ProofAnswer | null, users: string[]): Promise<Decided> {
    const { host } = this.#options;
    const spec = await this.#specOf(order);
    if (!("bytes" in spec)) return { ok: false, job: null, signer: null, ...spec };
    const proof = authenticate(host.mode, order, spec.bytes, { settings: host.settings, password });
    if (!proof.ok) return { ...proof, job: null, signer: null };
    const { signer } = proof;
    const decoded = jobOf(spec.bytes);
    if (!decoded.ok) return { ok: false, job: null, signer, reason: "spec_refused", detail: decoded.detail };
    const { job } = decoded;
    if (proof.user !== null && proof.user !== job.runAsUser) {
      const [proved, named] = [proof.user, job.runAsUser].map((user) => JSON.stringify(user));
      const detail = `the proof is of user ${proved}, and the spec names ${named}`;
      return { ok: false, job, signer, reason: "proof_refused", detail };
    }
    const answer = await this.#standingOf(job, order, users);
    if (!answer.ok) return { ...answer, job, signer };
    const { standing } = answer;
    const permitted = { job, spec: spec.bytes, standing, signer };
    const refusal =
      refusalOf(job, await this.#now(standing.account), order) ?? (await this.#takeStart(order, permitted));
    return refusal === null ? { ok: true, ...permitted } : { ok: false, job, signer, ...refusal };
  }

  #standingOf(job: Job, order: Order, users: string[]): Promise<StandingAnswer> {
    const { host, accounts, attempts, policy } = this.#options;
    if (policy === null) return ownersStanding(accounts, host.owner);
    const countIn = (user: string): number => {
      const others = attempts.liveCount(user) + (this.#reservedOf.get(user) ?? 0);
      this.#reserve(user, 1);
      users.push(user);
      return others;
    };
    const verdict = (asked: Asked) => policy.verdict(asked);
    return usersStanding(job, order.proof, { accounts, verdict, netUid: host.netUid, countIn });
  }

  /** After every other rule: what it takes of a signature is taken only for what really starts. */
  async #takeStart(order: Order, { job, standing, signer }: Permitted): Promise<Refusal | null> {
    if (signer === null) return null;
    const { starts } = this.#options;
    const start = { signer, job, user: standing.account.name, key: order.key, nowMs: Date.now() };
    return takeSignedStart(start, { sources: this.#keySourcesOf(standing), starts });
  }

  #keySourcesOf({ account, policyKeys }: Standing): KeySources {
    return policyKeys ?? ownersKeys(this.#options.host.settings, account.uid);
  }

  async #makeOrGiveBack(order: Order, permitted: Permitted): Promise<Refusal | null> {
    const refusal = await this.#make(order, permitted);
    if (refusal !== null) await this.#giveBack(order, permitted);
    return refusal;
  }

  /** What was taken of its signature: this attempt never starts, and a later one may. */
  async #giveBack(order: Order, { job, signer }: Permitted): Promise<void> {
    if (signer !== null) await this.#options.starts.giveBack(job.specId, order.key);
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
      foreignUser: host.settings.foreign_user ?? (uid === 0 ? "refuse" : "run"),
      drained: host.drained(),
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

  async #make(order: Order, { job, spec, standing }: Permitted): Promise<Refusal | null> {
    const { directories, host, log } = this.#options;
    const directory = directories.pathOf(order.key);
    const { key, seq } = order;
    const isShell = job.method === "shell";
    const isHome = standing.isHome && job.cwd.length === 0;
    const user = standing.account.name;
    try {
      await directories.make({
        handed: { key, bootIdentity: host.bootIdentity(), seq, user, isShell, isHome },
        spec,
        params: paramsOf({ order, job, standing, settings: host.settings, agent: host.agent, directory }),
        script: job.method === "script" ? job.body : null,
        stdin: job.stdin,
        atMs: Date.now(),
      });
      // PAM and the disk take their time: who has drained this host meanwhile was told that nothing starts.
      const drained = host.drained();
      if (drained === null) return null;
      await directories.remove(key);
      return { reason: "agent_draining", detail: drained };
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
      user: decided.ok ? decided.standing.account.name : null,
      uid: decided.ok ? decided.standing.account.uid : null,
      keyFingerprint: fingerprint(decided.signer),
      decidedBy: decided.ok ? decided.standing.decidedBy : (decided.decidedBy ?? null),
      refused: refused === null ? null : { reason: refused.reason, detail: refused.detail },
    });
    return refused === null ? null : toldOf(refused, reference);
  }
}

function ownersKeys({ signers, revoked_keys: revokedKeys }: AgentSettings, owner: number): KeySources {
  const files = signers === null ? [] : [signers];
  return { signers: files, revokedKeys, owner, refusedAs: "signature_refused" };
}

function fingerprint(signer: Signer | null): string | null {
  return signer === null ? null : fingerprintOf(signer.key.blob);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
