// What a host tells of itself: the head of its audit, and whether root's policy is in force there. Nothing of
// it is believed to be true; it is kept, so that what the host says later can be compared. Called by step.ts.
// A head that contradicts an earlier one keeps that one for good measure and marks the agent.
// The danger: forgetting an older head because a newer came; whoever rewrites an audit tells new heads, too.
import { limits } from "../../proto/common/limits.ts";
import type { Draft } from "./draft.ts";
import type { Input } from "./inputs.ts";
import type { AuditMark, HostRow } from "./model.ts";

export function hostState(draft: Draft, input: Extract<Input, { kind: "host_state" }>): void {
  const link = draft.link(input.agent);
  if (link === undefined || link.link !== input.link) return; // of a link that is gone
  const before = draft.state.hosts.get(input.agent);
  const { head, policyNote } = input;
  const isSame = before?.head?.word === head?.word && before?.policyNote === policyNote;
  if (isSame) return;
  const old = before?.head ?? null;
  const wrong = contradiction(old, head);
  const isDue = draft.nowMs - (before?.keptAtMs ?? 0) >= limits.auditHeadKeepMs;
  // Once at any time, then as seldom as others: a host that contradicts itself each second would soon have
  // pushed out of its history whatever it told before.
  const isFirst = wrong !== "" && (before?.auditNote ?? "") === "";
  const kept = wrong === "" ? head : old;
  const isKept = kept !== null && (isDue || isFirst);
  if (isKept) draft.putAuditHead(input.agent, kept.word, draft.nowMs);
  const row: HostRow = {
    agent: input.agent,
    head: head ?? old,
    headAtMs: head === null ? (before?.headAtMs ?? 0) : draft.nowMs,
    keptAtMs: isKept ? draft.nowMs : (before?.keptAtMs ?? 0),
    auditNote: wrong === "" ? (before?.auditNote ?? "") : wrong,
    policyNote,
  };
  draft.putHost(row);
}

/** Why both cannot be heads of one audit that only grew; "" when they can. */
function contradiction(old: AuditMark | null, head: AuditMark | null): string {
  if (old === null || head === null || old.word === head.word) return "";
  if (old.chain !== head.chain) return `its audit was replaced: record ${old.n} was of chain ${old.chain}`;
  if (head.n < old.n) return `its audit was cut: record ${old.n} was known, then ${head.n} was the newest`;
  return head.n === old.n ? `its audit was rewritten: record ${old.n} is another one` : "";
}
