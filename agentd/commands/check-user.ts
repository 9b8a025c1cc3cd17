// `agentd check-user NAME`: as whom a job for this user would run on this host, and whether and by which
// proofs the policy lets it; or the first thing that is in the way, and the lines that would clear it.
// Called through table.ts, as root. It judges by the same code as the monitor (agentd/policy) and starts
// nothing.
// The danger: an answer that differs from what a job would get. What depends on the job itself (its script,
// the hour, other runs) is judged as of now, without any other run.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { limits } from "../../proto/common/limits.ts";
import { findNetUser } from "../net-user.ts";
import { accountProblem, parseAccount } from "../policy/account.ts";
import type { Account, AccountProblem } from "../policy/account.ts";
import { readHostPolicy } from "../policy/host-policy.ts";
import { hostUmask } from "../policy/host-umask.ts";
import { rlimitNames, rlimitsOfHost, unlimited } from "../policy/rlimits.ts";
import { isUserName } from "../policy/user-name.ts";
import { refusalWithout, verdictOf } from "../policy/verdict.ts";
import type { ProofMode, Verdict } from "../policy/verdict.ts";
import type { AgentConfig } from "../settings.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

/** 0: a job would run; 1: none would; 2: wrong use, or the accounts could not be asked. */
export function checkUser(call: CommandCall): Promise<number> {
  const name = call.operands[0] ?? "";
  return withConfig(call, (config) => {
    if (config.mode !== "root")
      return complain("in owner mode every job runs as the user that agentd was started as", 2);
    if (!isUserName(name)) return complain(`${JSON.stringify(name)} cannot be the name of a user`, 2);
    const asked = askFor(config, name);
    if (asked === "none") return complain(`the account database of this host knows no user ${name}`);
    if (asked === "no answer") return complain(`the account database did not answer for ${name}`, 2);
    const answer = answerFor(config, name, asked);
    print(call.options.json === true ? `${JSON.stringify({ schema: 1, ...answer })}\n` : wordsOf(answer));
    return answer.runs ? 0 : 1;
  });
}

/** As reeve-account ends when the database knows no such user. */
const noAccount = 2;

export function askFor({ launcher }: AgentConfig, name: string): Account | "none" | "no answer" {
  try {
    const bytes = execFileSync(join(launcher, "reeve-account"), [`name:${name}`], {
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" },
      timeout: limits.accountMsMax,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return parseAccount(bytes) ?? "no answer";
  } catch (error) {
    return (error as { status?: number | null }).status === noAccount ? "none" : "no answer";
  }
}

const proofModes: readonly ProofMode[] = ["signed", "password", "trusted"];

type ProofAnswer = {
  readonly permitted: boolean;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly decidedBy: string | null;
  readonly toAdd: string | null;
};

type Answer = {
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly groupNames: readonly string[];
  readonly home: string;
  readonly shell: string;
  readonly directory: string;
  readonly umask: string;
  readonly limits: Readonly<Record<string, string>>;
  readonly noNewPrivs: boolean;
  readonly emptyBoundingSet: boolean;
  readonly accountState: string;
  readonly problem: AccountProblem | null;
  readonly proofs: Readonly<Record<ProofMode, ProofAnswer>>;
  readonly runs: boolean;
};

function answerFor(config: AgentConfig, asked: string, account: Account): Answer {
  const verdicts = proofModes.map((mode) => [mode, verdictFor(config, account, mode)] as const);
  const permit = verdicts.map(([, verdict]) => verdict).find((verdict) => verdict.ok);
  const shellGiven = permit?.shell ?? null;
  const net = findNetUser(config);
  const netUid = net.ok ? net.user.uid : null;
  const problem = accountProblem({ asked, account, shellGiven, netUid });
  const { umask } = config.settings;
  return {
    user: account.name,
    uid: account.uid,
    gid: account.gid,
    groups: account.groups,
    groupNames: account.groupNames,
    home: account.home,
    shell: shellGiven ?? account.shell,
    directory: permit?.cwd ?? account.home,
    umask: umask ?? hostUmask().toString(8).padStart(4, "0"),
    limits: Object.fromEntries(
      rlimitsOfHost().map(({ resource, soft, hard }) => [
        rlimitNames[resource] ?? String(resource),
        `${limitText(soft)}:${limitText(hard)}`,
      ]),
    ),
    noNewPrivs: permit?.noNewPrivs ?? false,
    emptyBoundingSet: permit?.emptyBoundingSet ?? false,
    accountState: account.state,
    problem,
    proofs: Object.fromEntries(
      verdicts.map(([mode, verdict]) => [mode, proofAnswer(verdict)]),
    ) as Answer["proofs"],
    runs: permit !== undefined && problem === null,
  };
}

function verdictFor({ settings }: AgentConfig, { name, uid, groupNames }: Account, mode: ProofMode): Verdict {
  const answer = readHostPolicy(settings.policy);
  if (!answer.ok) return { ok: false, ...refusalWithout(answer) };
  const code = { sha256: null, namesShell: false, namesVariables: false };
  return verdictOf(answer.policy, {
    ...{ account: { name, uid, groups: groupNames }, mode, code, liveRuns: 0 },
    now: new Date(),
  });
}

function proofAnswer(verdict: Verdict): ProofAnswer {
  const { decidedBy } = verdict;
  if (verdict.ok) return { permitted: true, reason: null, detail: null, decidedBy, toAdd: null };
  const { reason, detail, toAdd } = verdict;
  return { permitted: false, reason, detail, decidedBy, toAdd };
}

function limitText(value: bigint): string {
  return value === unlimited ? "unlimited" : String(value);
}

function wordsOf(answer: Answer): string {
  const { user, uid, gid, groupNames, problem, proofs } = answer;
  // Not every weaker proof is advised to who has a stronger one.
  const advised = proofModes.some((mode) => proofs[mode].permitted) ? null : "signed";
  const rows: (readonly [string, string])[] = [
    ["user", `${user}, uid ${uid}, gid ${gid}`],
    ["groups", `${groupNames.join(" ")} (${answer.groups.join(" ")})`],
    ["home", answer.home],
    ["shell", answer.shell],
    ["begins in", answer.directory],
    ["umask", answer.umask],
    ...Object.entries(answer.limits).map(([name, value]) => [`limit`, `${name} ${value}`] as const),
    ["set-user-ID", answer.noNewPrivs ? "does nothing (no_new_privs)" : "works"],
    ["bounding set", answer.emptyBoundingSet ? "empty" : "the host's"],
    ["account", problem === null ? answer.accountState : `${problem.reason}: ${problem.detail}`],
    ...proofModes.map((mode) => [`by ${mode}`, proofWords(proofs[mode], mode === advised)] as const),
    ["a job", answer.runs ? `would run as ${user}` : "would be refused"],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const indent = `\n${" ".repeat(width + 2)}`;
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.replaceAll("\n", indent)}\n`).join("");
}

function proofWords(answer: ProofAnswer, isAdvised: boolean): string {
  const { permitted, reason, detail, decidedBy, toAdd } = answer;
  if (permitted) return `permitted (${decidedBy ?? ""})`;
  const where = decidedBy === null ? "" : ` (${decidedBy})`;
  const advice = isAdvised && toAdd !== null ? `\nto permit it add to policy.yaml:\n${toAdd}` : "";
  return `refused: ${reason}: ${detail}${where}${advice}`;
}
