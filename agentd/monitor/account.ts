// Accounts as the host's account database (NSS) knows them, asked through the launcher because NSS may hang
// or load anything. Called by requests.ts for each order. A good answer is believed for a few seconds;
// failures are asked again at once.
// The danger: a home, shell or group that is not the account's; only one exact form of the answer is taken.
import { statSync } from "node:fs";
import { constants } from "node:os";
import { limits } from "../../proto/common/limits.ts";
import { parseAccount } from "../policy/account.ts";
import type { Account } from "../policy/account.ts";
import type { Refusal } from "./policy.ts";
import type { Reply } from "./launcher-client.ts";

export type AccountAnswer =
  | { readonly ok: true; readonly account: Account }
  | ({ readonly ok: false } & Refusal);

type Known = { readonly account: Account; readonly atMs: number; readonly files: string };

// What root changes by hand counts at once, also while an answer would still be believed.
const localFiles = ["/etc/passwd", "/etc/group", "/etc/shadow", "/etc/nsswitch.conf"];

export class Accounts {
  readonly #ask: (question: string) => Promise<Reply>;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<AccountAnswer>>();

  constructor(ask: (question: string) => Promise<Reply>) {
    this.#ask = ask;
  }

  /** `uid:N` or `name:NAME` */
  async find(question: string): Promise<AccountAnswer> {
    const known = this.#known.get(question);
    const files = stateOf(localFiles);
    const isYoung = known !== undefined && performance.now() - known.atMs < limits.accountLifeMs;
    if (isYoung && known.files === files) return { ok: true, account: known.account };
    // One question at a time, however many orders wait for its answer.
    const asked = `${question} ${files}`;
    const asking = this.#asking.get(asked) ?? this.#askNow(question);
    this.#asking.set(asked, asking);
    const answer = await asking;
    this.#asking.delete(asked);
    if (answer.ok) this.#keep(question, { account: answer.account, atMs: performance.now(), files });
    return answer;
  }

  /** Undefined: it cannot be asked now. */
  async isStill(name: string, uid: number): Promise<boolean | undefined> {
    const answer = await this.find(`name:${name}`);
    if (answer.ok) return answer.account.name === name && answer.account.uid === uid;
    return answer.reason === "account_unavailable" ? undefined : false;
  }

  /** Names come from outside; the oldest answer goes first. */
  #keep(question: string, known: Known): void {
    this.#known.delete(question);
    this.#known.set(question, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > limits.accountsKnownMax && oldest !== undefined) this.#known.delete(oldest);
  }

  async #askNow(question: string): Promise<AccountAnswer> {
    let reply: Reply;
    try {
      reply = await this.#ask(question);
    } catch {
      return { ok: false, reason: "account_unavailable", detail: `${question}: the launcher did not answer` };
    }
    if (reply.status === constants.errno.ENOENT) {
      return { ok: false, reason: "no_such_account", detail: `${question}: the account database knows none` };
    }
    const account = reply.status === 0 ? parseAccount(reply.payload) : undefined;
    if (account !== undefined) return { ok: true, account };
    return { ok: false, reason: "account_unavailable", detail: `${question}: errno ${reply.status}` };
  }
}

function stateOf(paths: readonly string[]): string {
  return paths
    .map((path) => statSync(path, { throwIfNoEntry: false, bigint: true })?.ctimeNs ?? "-")
    .join(" ");
}
