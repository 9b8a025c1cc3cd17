// Accounts as the host's account database (NSS) knows them, asked through the launcher because NSS may hang
// or load anything. Called by requests.ts for each order. A good answer is believed for a few seconds;
// failures are asked again at once.
// The danger: a home, shell or group that is not the account's; only one exact form of the answer is taken.
import { constants } from "node:os";
import { limits } from "../../proto/common/limits.ts";
import type { Refusal } from "./policy.ts";
import type { Reply } from "./launcher-client.ts";

export type Account = {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
};
export type AccountAnswer =
  | { readonly ok: true; readonly account: Account }
  | ({ readonly ok: false } & Refusal);

export class Accounts {
  readonly #ask: (question: string) => Promise<Reply>;
  readonly #known = new Map<string, { readonly account: Account; readonly atMs: number }>();
  readonly #asking = new Map<string, Promise<AccountAnswer>>();

  constructor(ask: (question: string) => Promise<Reply>) {
    this.#ask = ask;
  }

  /** `uid:N` or `name:NAME` */
  async find(question: string): Promise<AccountAnswer> {
    const known = this.#known.get(question);
    if (known !== undefined && performance.now() - known.atMs < limits.accountLifeMs) {
      return { ok: true, account: known.account };
    }
    // One question at a time, however many orders wait for its answer.
    const asking = this.#asking.get(question) ?? this.#askNow(question);
    this.#asking.set(question, asking);
    const answer = await asking;
    this.#asking.delete(question);
    if (answer.ok) this.#known.set(question, { account: answer.account, atMs: performance.now() });
    return answer;
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

/** `name\0uid\0gid\0home\0shell\0gid,gid,…\0`; undefined for anything else. */
export function parseAccount(bytes: Buffer): Account | undefined {
  const fields = bytes.toString("utf8").split("\0");
  const [name = "", uid = "", gid = "", home = "", shell = ""] = fields;
  const isWhole = fields.length === 7 && fields[6] === "" && name !== "";
  if (!isWhole || !/^[0-9]{1,10}$/.test(uid) || !/^[0-9]{1,10}$/.test(gid) || !home.startsWith("/"))
    return undefined;
  return { name, uid: Number(uid), gid: Number(gid), home, shell: shell === "" ? "/bin/sh" : shell };
}
