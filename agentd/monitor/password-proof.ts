// The proof `password`: a password sealed to this host, for these very bytes of a spec and until a time, is
// opened and shown to PAM. Nothing of the spec is decoded for it: the user is sealed with the password, and
// launches.ts compares the spec's afterwards. Called by launches.ts before a spec is looked at.
// The danger: the opened password. It is in one buffer, handed to pam.ts, wiped there, never in a message.
import { openSealed, problemWith, wipe } from "../../proto/common/seal.ts";
import type { Secret } from "../../proto/common/seal.ts";
import type { Order, SealedPassword } from "../ipc.ts";
import type { Pam } from "./pam.ts";
import type { Refusal } from "./policy.ts";
import type { RefusedPasswords } from "./refused-passwords.ts";
import type { SealingKey } from "./sealing-key.ts";
import { timeText } from "./time-text.ts";

export type PasswordProofOptions = {
  /** as this host joined */
  readonly agent: string;
  readonly key: SealingKey;
  readonly pam: Pick<Pam, "authenticate">;
  readonly refused: RefusedPasswords;
};

/** Who was proved: the word that was sealed ("" = the agent's owner), and the account that it names. */
export type Proved = { readonly ok: true; readonly sealedUser: string; readonly account: string };
export type ProofAnswer = Proved | ({ readonly ok: false } & Refusal);

/** The account that a sealed user is, or why that one may not be asked about here. */
export type Whom = (sealedUser: string) => Promise<{ readonly account: string } | Refusal>;

export class PasswordProof {
  readonly #options: PasswordProofOptions;

  constructor(options: PasswordProofOptions) {
    this.#options = options;
  }

  async prove(order: Order, whom: Whom): Promise<ProofAnswer> {
    const brought = order.password;
    if (brought === null)
      return { ok: false, reason: "proof_refused", detail: "the order brings no sealed password" };
    const opened = this.#open(order, brought, Date.now());
    if ("reason" in opened) return { ok: false, ...opened };
    const { user, password } = opened;
    try {
      const asked = await whom(user);
      if ("reason" in asked) return { ok: false, ...asked };
      const refusal = await this.#ask(brought, asked.account, password);
      if (refusal !== null) return { ok: false, ...refusal };
      return { ok: true, sealedUser: user, account: asked.account };
    } finally {
      wipe(password);
    }
  }

  #open({ specSha256 }: Order, brought: SealedPassword, nowMs: number): Secret | Refusal {
    const { agent, key } = this.#options;
    const { keyId, expiresMs, sealed } = brought;
    if (keyId !== key.keyId) {
      const shown = JSON.stringify(keyId.slice(0, 64));
      return { reason: "seal_refused", detail: `sealed to key ${shown}; this host's is ${key.keyId}` };
    }
    if (expiresMs <= nowMs) {
      const [end, clock] = [timeText(expiresMs), timeText(nowMs)];
      return { reason: "seal_expired", detail: `good until ${end}; this host's clock says ${clock}` };
    }
    const before = this.#refusedBefore(sealed);
    if (before !== null) return before;
    const opened = openSealed(key.key, { agent, specSha256, expiresMs, keyId }, sealed);
    if (!opened.ok)
      return { reason: "seal_refused", detail: `it does not open for agent ${agent}, this spec and time` };
    const problem = problemWith(opened.secret.password);
    return problem === null ? opened.secret : { reason: "seal_refused", detail: problem };
  }

  async #ask(
    { sealed, expiresMs }: SealedPassword,
    account: string,
    password: Uint8Array,
  ): Promise<Refusal | null> {
    const { pam, refused } = this.#options;
    return await pam.authenticate(account, password, {
      mayAsk: () => this.#refusedBefore(sealed) ?? this.#heldOff(account),
      onRefused: () => refused.add(account, sealed, { expiresMs, nowMs: Date.now() }),
    });
  }

  #refusedBefore(sealed: Uint8Array): Refusal | null {
    if (!this.#options.refused.has(sealed)) return null;
    return { reason: "password_refused", detail: "it was refused before; PAM was not asked again" };
  }

  #heldOff(account: string): Refusal | null {
    const ms = this.#options.refused.holdOffMs(account, Date.now());
    const detail = `PAM is asked about this user again in ${Math.ceil(ms / 1000)} s`;
    return ms > 0 ? { reason: "password_attempts", detail } : null;
  }
}
