// What a step changes, as whole rows: the unit that `apply` puts into memory and the store into its
// transaction. It owns no rule. Written by step.ts, read by apply and every store. The danger: a change that
// is not a whole row could be applied twice with another result; every change here is idempotent.
import type { Agent, Attempt, Client, JoinToken, JournalEntry, Meta, Run, Submission } from "./model.ts";

export type Change =
  | { readonly kind: "meta"; readonly meta: Meta }
  /** insert or replace by (ledger, run) */
  | { readonly kind: "run"; readonly run: Run }
  /** insert or replace by (ledger, run, attempt) */
  | { readonly kind: "attempt"; readonly attempt: Attempt }
  | { readonly kind: "journal"; readonly entry: JournalEntry }
  | { readonly kind: "agent"; readonly agent: Agent }
  | { readonly kind: "client"; readonly client: Client }
  | { readonly kind: "token"; readonly token: JoinToken }
  | { readonly kind: "token_gone"; readonly id: string }
  | { readonly kind: "submission"; readonly submission: Submission }
  | { readonly kind: "submission_gone"; readonly key: string }
  /** terminal, log settled, forgotten by the agent: leaves memory; in the store it is history */
  | { readonly kind: "settled"; readonly ledger: string; readonly run: number };
