// `agentd policy sample` and `agentd policy check`: root's policy, written and looked at before it is in
// force. Called through table.ts. The verdict is the monitor's own (agentd/policy); nothing runs here.
// The danger: an answer that differs from what a run would get; both read the same file by the same code.
import { sampleOf } from "../../proto/common/settings-papers.ts";
import { readHostPolicy } from "../policy/host-policy.ts";
import type { HostPolicy } from "../policy/host-policy.ts";
import { policyTable } from "../policy/table.ts";
import { isUserName } from "../policy/user-name.ts";
import { verdictOf } from "../policy/verdict.ts";
import type { ProofMode, Verdict } from "../policy/verdict.ts";
import type { AgentConfig } from "../settings.ts";
import { askFor } from "./check-user.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

export function policySample(): number {
  return print(sampleOf(policyTable, "policy.yaml: who may run what on this host"));
}

/** 0: it would be followed and, with USER, permits that; 1: it refuses; 2: it is broken, or wrong use. */
export function policyCheck(call: CommandCall): Promise<number> {
  return withConfig(call, (config) => {
    const answer = readHostPolicy(config.settings.policy);
    if (!answer.ok) {
      for (const problem of answer.problems) complain(problem);
      return complain("nothing may run: see `agentd policy sample`", 2);
    }
    const { policy } = answer;
    const [name] = call.operands;
    if (name !== undefined) return checkFor(config, policy, { name, mode: call.options.mode });
    const { users, groups, path, sha256 } = policy;
    return print(
      `${path}: good; ${users.size} users and ${groups.size} groups are named; SHA-256 ${sha256}\n`,
    );
  });
}

const modes: readonly ProofMode[] = ["signed", "password", "trusted"];

type Wish = { readonly name: string; readonly mode: unknown };

function checkFor(config: AgentConfig, policy: HostPolicy, { name, mode }: Wish): number {
  const asked = mode === undefined ? modes : modes.filter((word) => word === mode);
  if (asked.length === 0) return complain(`--mode ${String(mode)}: it is one of ${modes.join(", ")}`, 2);
  if (!isUserName(name)) return complain(`${JSON.stringify(name)} cannot be the name of a user`, 2);
  const found = askFor(config, name);
  if (found === "none") return complain(`the account database of this host knows no user ${name}`);
  if (found === "no answer") return complain(`the account database did not answer for ${name}`, 2);
  const account = { name: found.name, uid: found.uid, groups: found.groupNames };
  // What depends on the job itself is not looked at: no script, no other run.
  const code = { sha256: null, namesShell: false, namesVariables: false };
  const verdicts = asked.map((each) => {
    const verdict = verdictOf(policy, { account, mode: each, code, liveRuns: 0, now: new Date() });
    print(`by ${each}: ${wordsOf(verdict)}\n`);
    return verdict.ok;
  });
  return verdicts.includes(true) ? 0 : 1;
}

function wordsOf(verdict: Verdict): string {
  const line = verdict.decidedBy === null ? "no line of it decides" : verdict.decidedBy;
  if (verdict.ok) return `permitted (${line})`;
  const { reason, detail, toAdd } = verdict;
  const advice = toAdd === null ? "" : `\n  to permit it add:\n${toAdd.replace(/^/gm, "    ")}`;
  return `refused: ${reason}: ${detail} (${line})${advice}`;
}
