// `agentd policy sample` and `agentd policy check`: root's policy, written and looked at before it is in
// force. Called through table.ts. The verdict is the monitor's own (agentd/policy); nothing runs here.
// The danger: an answer that differs from what a run would get; both read the same file by the same code.
import { sampleOf } from "../../proto/common/settings-papers.ts";
import { readHostPolicy } from "../policy/host-policy.ts";
import { policyTable } from "../policy/table.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

export function policySample(): number {
  return print(sampleOf(policyTable, "policy.yaml: who may run what on this host"));
}

/** 0: it would be followed; 2: it would not. */
export function policyCheck(call: CommandCall): Promise<number> {
  return withConfig(call, ({ settings }) => {
    const answer = readHostPolicy(settings.policy);
    if (!answer.ok) {
      for (const problem of answer.problems) complain(problem);
      return complain("nothing may run: see `agentd policy sample`", 2);
    }
    const { users, groups, path, sha256 } = answer.policy;
    return print(
      `${path}: good; ${users.size} users and ${groups.size} groups are named; SHA-256 ${sha256}\n`,
    );
  });
}
