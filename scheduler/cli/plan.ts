// What a submission would execute, as whom and where, before anything is created: for people and for
// programs. Called by commands/submit.ts for --dry-run, and by commands/verify.ts. It asks nobody: the
// agent's row is brought to it.
// What only the host can decide has no value here, but a sentence that names who decides.
// The danger: a value that the host would choose differently; where this file does not know, it says so.
import { limits } from "../../proto/common/limits.ts";
import { durationText, sizeText } from "../../proto/common/setting-values.ts";
import { methodName } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { textOf } from "./arguments.ts";
import { pairsText, timeText } from "./print.ts";
import { retryRuleText } from "./retry-rule.ts";
import { signerName } from "./signer-name.ts";

export type Planned = {
  readonly spec: reeve.v1.IJobSpec;
  readonly header: reeve.v1.ISubmitHeader;
  /** which file a script is of, where that is known */
  readonly scriptName: string;
  readonly agent: reeve.v1.IAgent;
  readonly warnings: readonly string[];
};
/** Of a spec alone: `host` is how its hosts are called, `user` what is known of who will be its user. */
type SpecPlanned = Pick<Planned, "spec" | "scriptName"> & {
  readonly sshsig: Uint8Array;
  readonly host: string;
  readonly user: string;
};
type HostDecides = Readonly<Record<string, string>>;
export type Plan = Readonly<Record<string, unknown>> & { readonly hostDecides: HostDecides };

const { Method } = reeve.v1;
const LEFTOVERS = ["keep", "end", "wait"] as const;

/** Null where the host decides; `hostDecides` says how. */
export function planOf({ spec, header, scriptName, agent, warnings }: Planned): Plan {
  const [host, user] = [agent.name ?? "", userDecided(spec, agent)];
  return {
    agent: host,
    online: agent.online === true,
    user: agent.owner || null,
    ...specPlanOf({ spec, scriptName, sshsig: header.sshsig ?? new Uint8Array(), host, user }),
    startAtMs: header.startAtMs ?? 0,
    startByMs: header.startByMs ?? 0,
    hold: header.hold === true,
    ...retryRuleOf(header),
    priority: header.priority ?? 0,
    warnings,
  };
}

/** What a spec says by itself, wherever it will be executed. */
export function specPlanOf(planned: SpecPlanned): Plan {
  const { spec, sshsig } = planned;
  const variables = spec.environment ?? [];
  return {
    method: methodName(spec.method ?? 0) ?? "",
    ...executed(planned),
    login: spec.login === true,
    cwd: exact(spec.cwd) || null,
    envFile: exact(spec.envFile) || null,
    umask: typeof spec.umask === "number" ? octal(spec.umask) : null,
    environmentNames: [...variables.map(({ name }) => exact(name)), ...REEVE_NAMES],
    stdinBytes: spec.stdinBlob?.size ?? null,
    name: spec.job ?? "",
    timeLimitMs: spec.timeLimitMs ?? 0,
    graceMs: spec.graceMs ?? 0,
    leftovers: LEFTOVERS[spec.leftovers ?? 0] ?? "",
    logLimitBytes: spec.logLimitBytes || null,
    merge: spec.merge === true,
    notBeforeMs: spec.notBeforeMs ?? 0,
    notAfterMs: spec.notAfterMs ?? 0,
    signer: signerName(sshsig) || null,
    reruns: spec.reruns ?? 0,
    hostDecides: hostDecides(planned),
  };
}

/** As the scheduler completes it. */
function retryRuleOf(header: reeve.v1.ISubmitHeader) {
  const retryDelayMs = header.retryDelayMs ?? 0;
  return {
    retries: header.retries ?? 0,
    retryDelayMs,
    retryDelayMaxMs: header.retryDelayMaxMs || Math.max(limits.retryDoublingMsDefault, retryDelayMs),
    retryOn: (header.retryOn ?? []).map(({ first, last }) => ({ first: first ?? 0, last: last ?? 0 })),
  };
}

export function planText(plan: Plan): string {
  const isOnline = plan["online"] === true;
  const times = (name: string): string => timeText(Number(plan[`${name}Ms`]));
  return pairsText([
    ["agent", `${shown(plan["agent"])}${isOnline ? "" : " (not connected now)"}`],
    ["user", joined(shown(plan["user"]), plan.hostDecides["user"] ?? "")],
    ...jobRows(plan),
    ["starts", plan["hold"] === true ? "when it is released" : times("startAt") || "now"],
    ["start by", times("startBy") || "24 h after that"],
    ...signedRows(plan),
    ["retries", retryRuleText({ ...plan, retriesMax: Number(plan["retries"]) })],
    ["priority", Number(plan["priority"]) === 0 ? "" : String(plan["priority"])],
  ]);
}

/** What is executed, in the words of a plan. */
export function jobRows(plan: Plan): readonly Row[] {
  const host = plan.hostDecides;
  const value = (name: string): string => shown(plan[name]) || (host[name] ?? "");
  const words = (plan["words"] as readonly (string | null)[]).map((word) =>
    word === null ? "SHELL" : JSON.stringify(word),
  );
  return [
    ["method", value("method")],
    ["script", value("script")],
    ["shell", value("shell") + (plan["login"] === true ? " (login)" : "")],
    ["executes", joined(words.join(" "), host["words"] ?? "")],
    ["cwd", value("cwd")],
    ["umask", value("umask")],
    ["environment", (plan["environmentNames"] as readonly string[]).join(" ")],
    ["and also", host["environmentNames"] ?? ""],
    ["env file", joined(value("envFile"), host["envFile"] ?? "")],
    ["stdin", plan["stdinBytes"] === null ? "/dev/null" : sizeText(Number(plan["stdinBytes"]))],
    ["limits", host["rlimits"] ?? ""],
    ["time limit", durationText(Number(plan["timeLimitMs"])).replace(/^0$/, "none")],
    ["grace", durationText(Number(plan["graceMs"]))],
    ["leftovers", value("leftovers")],
    [
      "log limit",
      plan["logLimitBytes"] === null ? value("logLimitBytes") : sizeText(Number(plan["logLimitBytes"])),
    ],
    ["merge", plan["merge"] === true ? "yes" : ""],
    ["job", value("name")],
  ];
}

/** What its signature says beside that. */
export function signedRows(plan: Plan): readonly Row[] {
  const times = (name: string): string => timeText(Number(plan[`${name}Ms`]));
  return [
    ["time window", windowText(times("notBefore"), times("notAfter"))],
    ["signed by", shown(plan["signer"])],
    ["reruns", plan["signer"] === null ? "" : String(plan["reruns"])],
  ];
}

type Row = readonly [name: string, value: string];

const REEVE_NAMES = [
  "REEVE_ID",
  "REEVE_RUN",
  "REEVE_ATTEMPT",
  "REEVE_JOB",
  "REEVE_AGENT",
  "REEVE_SCHEDULED_AT",
] as const;

/** The words that are executed; null for the shell when it is the account's. */
function executed({ spec, scriptName }: SpecPlanned): Readonly<Record<string, unknown>> {
  const args = (spec.args ?? []).map(exact);
  const shell = exact(spec.shell) || null;
  const { method } = spec;
  if (method === Method.UNIX_SHELL) return { shell, words: [shell, "-c", exact(spec.source)], script: null };
  if (method === Method.SCRIPT_PATH)
    return { shell: null, words: [exact(spec.source), ...args], script: null };
  if (method === Method.ARGUMENTS) return { shell: null, words: args, script: null };
  const size = `${spec.bodyBlob?.size ?? spec.body?.length ?? 0} bytes`;
  const script = scriptName === "" ? size : `${scriptName}, ${size}`;
  return { shell: null, words: ["script", ...args], script };
}

function hostDecides({ spec, host: name, user }: SpecPlanned): HostDecides {
  const account = `from the account database of ${name}`;
  const decided: Record<string, string> = {
    environmentNames: `HOME USER LOGNAME SHELL ${account}; PATH, LANG and \`environment\` from its settings`,
    rlimits: `those of ${name}: open files, locked memory; the rest as its agentd was started`,
  };
  if (user !== "") decided["user"] = user;
  if (spec.method === Method.UNIX_SHELL && !spec.shell?.length)
    decided["shell"] = `the user's shell, ${account}`;
  if (spec.method === Method.UNIX_SHELL && /^[-+]/.test(exact(spec.source)))
    decided["words"] = "with -- before the text where the shell would take it for options";
  if (spec.method === Method.UNIX_SCRIPT) decided["words"] = `by its #! line, else by /bin/sh, on ${name}`;
  if (spec.method === Method.ARGUMENTS && !exact(spec.args?.[0]).includes("/"))
    decided["words"] = `searched in the job's PATH on ${name}`;
  if (spec.envFile?.length)
    decided["envFile"] = `read by the job on ${name}, as its user; its variables go before --env`;
  if (!spec.cwd?.length) decided["cwd"] = `the user's home, ${account}`;
  if (typeof spec.umask !== "number")
    decided["umask"] = `the \`umask\` setting of ${name}, else that of its login.defs`;
  if (!spec.logLimitBytes) decided["logLimitBytes"] = `the \`log_limit\` setting of ${name}`;
  return decided;
}

/** Owner mode runs everything as its owner, root mode as whom the job names. */
function userDecided(spec: reeve.v1.IJobSpec, { name, owner, mode }: reeve.v1.IAgent): string {
  const asked = spec.runAsUser ?? "";
  if (mode === "root")
    return asked === ""
      ? `nobody: ${name} runs jobs as the user they name (--user)`
      : `${asked}, as ${name} permits`;
  if (!owner) return `the owner of the agentd on ${name}, which has never connected`;
  if (asked === "" || asked === owner) return `the owner of ${name}`;
  return `the owner of ${name}; for ${asked}, its \`foreign_user\` setting decides: refuse it or run it`;
}

function windowText(from: string, until: string): string {
  if (from === "" && until === "") return "the host enforces none";
  return `${from === "" ? "" : `from ${from} `}${until === "" ? "" : `until ${until}`}`.trim();
}

function joined(value: string, note: string): string {
  return value === "" ? note : note === "" ? value : `${value} (${note})`;
}

function shown(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** What is no text is shown with its bytes as base64, so that nothing is made up. */
function exact(bytes: Uint8Array | null | undefined): string {
  const all = bytes ?? new Uint8Array();
  return textOf(all) ?? `base64:${Buffer.from(all).toString("base64")}`;
}

function octal(mask: number): string {
  return mask.toString(8).padStart(4, "0");
}
