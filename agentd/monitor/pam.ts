// What PAM says of a user: by password, or of the account alone; each by one reeve-pam that the launcher
// runs. A few at once, fewer of one user, a bounded number in hand; beyond it the answer is temporary.
// Called for the proof `password` and for accounts. A refused password is answered after a fixed time, held
// back by a timer that holds no place.
// The danger: a failure that is taken for an answer. Only the word `ok` passes.
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import { wipe } from "../../proto/common/seal.ts";
import type { AgentSettings } from "../settings.ts";
import type { Reply } from "./launcher-client.ts";
import type { Refusal } from "./policy.ts";

export type PamOptions = {
  readonly ask: (request: Buffer) => Promise<Reply>;
  /** the file in /etc/pam.d */
  readonly service: string;
  readonly nologinFiles?: readonly string[];
};

/** Asked and told within the turn, so that many guesses at once count one after the other. */
export type Watch = {
  /** null: PAM may be asked */
  readonly mayAsk: () => Refusal | null;
  readonly onRefused: () => Promise<void>;
};

/** PAM_TTY. The other items are not set: whatever the scheduler says of an origin proves nothing. */
const tty = "reeve";
/** Of login(1) and of systemd-user-sessions. PAM's own module reads the same, where a stack has it. */
const nologinFiles = ["/etc/nologin", "/run/nologin"];

const words: Readonly<Record<string, Reason>> = {
  password_refused: "password_refused",
  password_expired: "password_expired",
  account_expired: "account_expired",
  account_locked: "account_locked",
  account_refused: "account_refused",
  asks_more: "pam_asks_more",
  no_service: "pam_not_set_up",
  no_library: "pam_not_set_up",
};

export class Pam {
  readonly #options: PamOptions;
  readonly #waiting: { readonly user: string; readonly begin: () => void }[] = [];
  readonly #atWork = new Map<string, number>();
  #inHand = 0;

  constructor(options: PamOptions) {
    this.#options = options;
  }

  /** Null: it is that user's password, and the account may be used. The password is wiped. */
  async authenticate(user: string, password: Uint8Array, watch: Watch): Promise<Refusal | null> {
    const begunMs = performance.now();
    return await this.#inTurn(user, async () => {
      const refusal = watch.mayAsk() ?? this.#closed(user) ?? (await this.#ask(user, password));
      if (refusal?.reason !== "password_refused") return { refusal, untilMs: 0 };
      await watch.onRefused();
      return { refusal, untilMs: answerAt(begunMs) };
    }).finally(() => wipe(password));
  }

  /** Null: the account may be used. */
  async account(user: string): Promise<Refusal | null> {
    return await this.#inTurn(user, async () => {
      const refusal = this.#closed(user) ?? (await this.#ask(user, null));
      return { refusal, untilMs: 0 };
    });
  }

  /** Root comes in whatever stands in such a file, as with pam_nologin. */
  #closed(user: string): Refusal | null {
    const found = (this.#options.nologinFiles ?? nologinFiles).find((path) => existsSync(path));
    return found === undefined || user === "root" ? null : { reason: "host_closed", detail: found };
  }

  async #ask(user: string, password: Uint8Array | null): Promise<Refusal | null> {
    const request = requestOf(this.#options.service, user, password);
    if (password !== null) wipe(password);
    let reply: Reply;
    try {
      reply = await this.#options.ask(request);
    } catch {
      return { reason: "pam_unavailable", detail: "the launcher did not answer" };
    } finally {
      wipe(request); // also what the launcher was not there to be sent
    }
    return judged(reply);
  }

  async #inTurn(
    user: string,
    perform: () => Promise<{ readonly refusal: Refusal | null; readonly untilMs: number }>,
  ): Promise<Refusal | null> {
    if (this.#inHand >= limits.pamInHandMax)
      return { reason: "pam_unavailable", detail: `${this.#inHand} requests are in hand already` };
    this.#inHand++;
    try {
      await this.#turn(user);
      const { refusal, untilMs } = await perform().finally(() => this.#leave(user));
      await sleep(Math.max(0, untilMs - performance.now()));
      return refusal;
    } finally {
      this.#inHand--;
    }
  }

  async #turn(user: string): Promise<void> {
    if (this.#hasPlace(user)) return this.#enter(user);
    await new Promise<void>((begin) => this.#waiting.push({ user, begin }));
  }

  #hasPlace(user: string): boolean {
    const all = [...this.#atWork.values()].reduce((sum, count) => sum + count, 0);
    return all < limits.pamAtOnceMax && (this.#atWork.get(user) ?? 0) < limits.pamAtOncePerUserMax;
  }

  #enter(user: string): void {
    this.#atWork.set(user, (this.#atWork.get(user) ?? 0) + 1);
  }

  #leave(user: string): void {
    const left = (this.#atWork.get(user) ?? 1) - 1;
    if (left > 0) this.#atWork.set(user, left);
    else this.#atWork.delete(user);
    const next = this.#waiting.findIndex((each) => this.#hasPlace(each.user));
    const [begun] = next < 0 ? [] : this.#waiting.splice(next, 1);
    if (begun === undefined) return;
    this.#enter(begun.user);
    begun.begin();
  }
}

/** `auto`: when root has made the service file, whose lines are then the host's word on accounts. */
export function isAccountPhaseOn({ pam_account, pam_service }: AccountSettings): boolean {
  return pam_account === "on" || (pam_account === "auto" && existsSync(serviceFile(pam_service)));
}

/** For root, whose host takes no password without the file; "" when it is there. */
export function missingService({ pam_account, pam_service }: AccountSettings): string {
  const file = serviceFile(pam_service);
  if (existsSync(file)) return "";
  const refused =
    pam_account === "on" ? "every job is refused (pam_account: on)" : "no password proves a user";
  return `${file} is missing: ${refused}; agentd -P writes it`;
}

function serviceFile(service: string): string {
  return join("/etc/pam.d", service);
}

type AccountSettings = Pick<AgentSettings, "pam_account" | "pam_service">;

/** However long PAM took to refuse: when it is told says nothing of the user. */
function answerAt(begunMs: number): number {
  const taken = performance.now() - begunMs;
  return begunMs + Math.ceil(taken / limits.passwordAnswerMs) * limits.passwordAnswerMs;
}

/** As docs/reference/host-protocols.md has it. */
function requestOf(service: string, user: string, password: Uint8Array | null): Buffer {
  const texts = [Buffer.from(service), Buffer.from(user), password ?? Buffer.alloc(0), "", "", tty];
  const parts = texts.map((part) => (typeof part === "string" ? Buffer.from(part) : part));
  const head = Buffer.alloc(2 + 2 * parts.length);
  head[0] = 1;
  head[1] = password === null ? 2 : 1;
  for (const [index, part] of parts.entries()) head.writeUInt16LE(part.length, 2 + 2 * index);
  return Buffer.concat([head, ...parts]);
}

const recordBytes = 256;

const errors: ReadonlyMap<number, string> = new Map([
  [constants.errno.ETIMEDOUT, "a module did not answer in time and was killed"],
  [constants.errno.EIO, "reeve-pam died while it asked: a module crashed"],
  [constants.errno.ENOSYS, "reeve-pam is missing beside reeve-launcher"],
  [constants.errno.EAGAIN, "the launcher has no place for a further request"],
]);

function judged({ status, payload }: Reply): Refusal | null {
  if (status !== 0)
    return { reason: "pam_unavailable", detail: errors.get(status) ?? `errno ${status} of the launcher` };
  if (payload.length !== recordBytes || payload[0] !== 1)
    return { reason: "pam_unavailable", detail: "reeve-pam answered in another format" };
  const word = textAt(payload, 4, 32);
  const text = textAt(payload, 32, recordBytes);
  if (word === "ok") return null;
  const reason = (Object.hasOwn(words, word) ? words[word] : undefined) ?? "pam_unavailable";
  const code = payload.readUInt16LE(2);
  // Of a refused password nobody is told more than that.
  if (reason === "password_refused") return { reason, detail: "" };
  return { reason, detail: text === "" ? `PAM's code is ${code}` : text };
}

function textAt(bytes: Buffer, from: number, to: number): string {
  const part = bytes.subarray(from, to);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? part.length : end).toString("utf8");
}
