// The options that describe a job and its submission: one table, shared by submit, run and sign, for parsing,
// help and reference. It checks single values; what depends on several is spec.ts's. Called by
// commands/submit.ts, run.ts and sign.ts.
// The danger: a default that differs from what the agent does; where an option is absent the field stays
// empty.
import { isAgentName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { isFingerprint } from "../../proto/common/seal.ts";
import {
  duration,
  durationText,
  integer,
  type Parsed,
  size,
  text,
  wordOf,
} from "../../proto/common/setting-values.ts";
import { bytesOption, type OptionsTable, switchOption, textOf, textOption } from "./arguments.ts";
import { statusesOption } from "./exit-statuses.ts";
import { instantOption } from "./instants.ts";

const DOUBLING = durationText(limits.retryDoublingMsDefault);
const SIGNED_MAX = durationText(limits.signedWindowMsMax);
const SIGNED_DEFAULT = durationText(limits.signedWindowMsDefault);
const KEY_LIFE = durationText(limits.idempotencyKeyLifeMs);

/** What is in the spec, or signs it. */
export const specOptions = {
  agent: {
    value: "NAME",
    repeat: true,
    read: agentName,
    doc: "Run it on this agent; repeat it for one run on each.",
  },
  script: {
    value: "FILE",
    read: bytesOption,
    doc:
      "Send this file (`-`: standard input) and run it by its #! line (none: /bin/sh); words that " +
      "follow are its arguments.",
  },
  "script-path": {
    value: "PATH",
    read: pathBytes,
    doc: "Execute this file, which is on the agent's host already; words that follow are its arguments.",
  },
  name: {
    value: "NAME",
    read: textOption(text({ bytesMax: limits.jobNameBytesMax })),
    doc: "The job's name, for lists.",
  },
  user: {
    value: "USER",
    read: textOption(text({ bytesMax: limits.userNameBytesMax })),
    doc:
      "Run as this user. An agent as root runs no job that names none; one in owner mode runs everything " +
      "as its owner, and says so.",
  },
  env: {
    value: "NAME=VALUE",
    repeat: true,
    read: variable,
    doc:
      "Set a variable of the job's environment; repeat it for more. The scheduler keeps the values: a name " +
      "that looks like a secret is warned about.",
  },
  "env-file-on-host": {
    value: "PATH",
    read: pathBytes,
    doc:
      "Variables from a file on the host, NAME=VALUE lines as of docker's --env-file, read by the job as " +
      "its user before it starts; they never leave the host. --env counts more than the file.",
  },
  cwd: {
    value: "DIR",
    read: pathBytes,
    doc: "Working directory, entered as the user. Default: the user's home.",
  },
  shell: {
    value: "PATH",
    read: pathBytes,
    doc: "The shell for shell text. Default: the user's, from the account database.",
  },
  login: { read: switchOption, doc: "Start the shell as a login shell." },
  umask: { value: "OCTAL", read: octal, doc: "File mode creation mask. Default: the agent's." },
  stdin: {
    value: "FILE",
    read: bytesOption,
    doc: "The job's standard input (`-`: ours). Default: /dev/null.",
  },
  "time-limit": {
    value: "TIME",
    read: textOption(duration(0, limits.timeLimitMsMax)),
    doc: "End the run after this time, such as 90s, 15min, 2h. Default 0: none.",
  },
  grace: {
    value: "TIME",
    read: textOption(duration(0, limits.graceMsMax)),
    doc: "From TERM to KILL when the run is ended. Default 10s.",
  },
  leftovers: {
    value: "keep|end|wait",
    read: textOption(wordOf("keep", "end", "wait")),
    doc:
      "Processes that a normal exit leaves behind: keep them (listed), end them, or wait for them. " +
      "Default keep.",
  },
  "log-limit": {
    value: "SIZE",
    read: textOption(size(1)),
    doc: "Store at most so much output, such as 512MiB; more is dropped and counted. Default: the agent's.",
  },
  merge: {
    read: switchOption,
    doc: "Give the job one pipe for both streams: exact order, all of it standard output.",
  },
  "start-at": {
    value: "TIME",
    read: instantOption,
    doc:
      "Not before: 2026-12-24T18:00Z, with an offset, in this machine's local time without one, or +2h " +
      "from now. What was understood is said on standard error unless it was exact.",
  },
  sign: {
    value: "KEY",
    alone: { file: null },
    read: keyFile,
    doc:
      "Sign the job, so that the agent's host believes the user and not the scheduler: with this file of a " +
      "private key, or with the ssh-agent's key of this public one. Without KEY: the one key of the " +
      "ssh-agent, else ~/.ssh/id_ed25519, id_ecdsa or id_rsa. A passphrase is asked for on the terminal.",
  },
  "not-after": {
    value: "TIME",
    read: instantOption,
    doc:
      `With --sign: when the signature ends, at most ${SIGNED_MAX} after --start-at, or now. Default: ` +
      `${SIGNED_DEFAULT} after that.`,
  },
  reruns: {
    value: "N",
    read: textOption(integer(0, limits.retriesMax)),
    doc:
      "With --sign: how many further starts the signature permits on each agent, by retries, restart and " +
      "resubmit, until it ends. Beyond that it has to be signed again. Default: --retries.",
  },
} as const satisfies OptionsTable;

/** What goes beside a spec when it is submitted. */
const submissionOptions = {
  retries: {
    value: "N",
    read: textOption(integer(0, limits.retriesMax)),
    doc: "Try again up to N times after a failure, as a further attempt of the same run. Default 0.",
  },
  "retry-delay": {
    value: "TIME",
    read: textOption(duration(0, limits.retryDelayMsMax)),
    doc:
      "Wait so long before the first retry and twice as long before each further one, and up to a tenth " +
      "longer by chance. Default 0: at once.",
  },
  "retry-delay-max": {
    value: "TIME",
    read: textOption(duration(0, limits.retryDelayMsMax)),
    doc:
      `The wait doubles up to this; the same as --retry-delay: it never doubles. Default: ${DOUBLING}, or ` +
      "--retry-delay if that is longer.",
  },
  "retry-on": {
    value: "STATUSES",
    read: statusesOption,
    doc:
      "Try again only after these exit statuses: 1,75,100-110; signal n counts as 128+n. Default: any but " +
      "0. A cancel is never tried again, the shutdown of the host always; a time limit only without " +
      "--retry-on.",
  },
  priority: {
    value: "N",
    read: textOption(integer(-limits.priorityMax, limits.priorityMax)),
    doc: `Higher starts first, from -${limits.priorityMax} to ${limits.priorityMax}. Default 0.`,
  },
  "start-by": {
    value: "TIME",
    read: instantOption,
    doc: "Fail as too_late when not started by then. Default: 24 h after --start-at, or now.",
  },
  password: {
    read: switchOption,
    doc:
      "Prove --user to the agent's host by password, asked for on the terminal and not shown. It is sealed " +
      "to the host here: the scheduler never has it.",
  },
  "password-file": {
    value: "FILE",
    read: bytesOption,
    doc: "Likewise, with the first line of this file (`-`: standard input) as the password.",
  },
  "agent-key": {
    value: "FINGERPRINT",
    repeat: true,
    read: fingerprint,
    doc:
      "With a password: the fingerprint that `agentd show-key` prints on the host. Needed where an agent's " +
      "key is not known yet and there is no terminal to confirm it on.",
  },
  hold: { read: switchOption, doc: "Keep it from starting until it is released." },
  key: {
    value: "KEY",
    read: textOption(
      text({ pattern: /^[\x21-\x7e]{1,128}$/, says: "1 to 128 printable characters without blanks" }),
    ),
    doc:
      `Idempotency key: for ${KEY_LIFE} (of the newest ${limits.idempotencyKeysMax} submissions) the same ` +
      "again under it answers the same runs, and anything else under it is refused. Default: a random one.",
  },
  "dry-run": {
    read: switchOption,
    doc:
      "Create nothing; print what would be executed, as whom and where, and what only the host can " +
      "decide, as such.",
  },
} as const satisfies OptionsTable;

export const jobOptions = { ...specOptions, ...submissionOptions } as const satisfies OptionsTable;

function agentName(word: Buffer): Parsed<string> {
  const name = textOf(word) ?? "";
  const problem = "must be an agent's name: 1 to 63 of a-z 0-9 . _ -";
  return isAgentName(name) ? { ok: true, value: name } : { ok: false, problem };
}

function variable(word: Buffer): Parsed<{ readonly name: Buffer; readonly value: Buffer }> {
  const cut = word.indexOf("=");
  if (cut < 1) return { ok: false, problem: "must be NAME=VALUE" };
  return { ok: true, value: { name: word.subarray(0, cut), value: word.subarray(cut + 1) } };
}

function pathBytes(word: Buffer): Parsed<Buffer> {
  const isPath = word[0] === 0x2f && word.length <= limits.pathBytesMax;
  return isPath
    ? { ok: true, value: word }
    : { ok: false, problem: `must be an absolute path, at most ${limits.pathBytesMax} bytes` };
}

function keyFile(word: Buffer): Parsed<{ readonly file: string | null }> {
  const file = textOf(word) ?? "";
  return file === "" ? { ok: false, problem: "must be a key's file" } : { ok: true, value: { file } };
}

function octal(word: Buffer): Parsed<number> {
  const digits = word.toString("latin1");
  const isMask = /^[0-7]{1,4}$/.test(digits) && Number.parseInt(digits, 8) <= 0o777;
  return isMask
    ? { ok: true, value: Number.parseInt(digits, 8) }
    : { ok: false, problem: "must be octal, 0 to 0777" };
}

function fingerprint(word: Buffer): Parsed<string> {
  const text = word.toString("latin1");
  return isFingerprint(text)
    ? { ok: true, value: text }
    : { ok: false, problem: "is no fingerprint: SHA256: and 43 characters, as `agentd show-key` prints it" };
}
