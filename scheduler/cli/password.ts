// The password of the run's user: read without being shown, sealed for each agent of the submission, wiped.
// Called by commands/submit.ts when --password or --password-file is given. What comes out of here is noise
// to everybody but the agent's monitor.
// The danger: a password in an argument, a message or a file of ours. There is no option that takes one.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { limits } from "../../proto/common/limits.ts";
import { fingerprintOf, isPublicKey, problemWith, seal, wipe } from "../../proto/common/seal.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Context } from "./command.ts";
import { checkKnown, type ShownAgent } from "./known-agents.ts";
import { Refused, UsageError } from "./refused.ts";
import { askHidden } from "./secret-input.ts";
import type { JobOptions } from "./spec.ts";

export type ToSeal = {
  readonly options: JobOptions;
  readonly clusterId: Uint8Array;
  /** as the scheduler lists them */
  readonly agents: readonly reeve.v1.IAgent[];
  readonly spec: Uint8Array;
  /** when a run of it may start at the latest; 0 = 24 h after it may start */
  readonly startByMs: number;
};

export function wantsPassword(options: JobOptions): boolean {
  return options.password || options["password-file"] !== undefined;
}

/** What the words of a command line say wrongly about passwords. */
export function passwordProblems(options: JobOptions): readonly string[] {
  const file = options["password-file"];
  const problems: string[] = [];
  if (options.password && file !== undefined)
    problems.push("--password asks on the terminal and --password-file reads a file: give one of them");
  if (!wantsPassword(options) && options["agent-key"].length > 0)
    problems.push("--agent-key is for a submission with --password or --password-file");
  const others = [options.stdin, options.script].filter((other) => other?.toString() === "-");
  if (file?.toString() === "-" && others.length > 0)
    problems.push("--password-file - and another option cannot both read standard input");
  return problems;
}

/** The keys are compared before a password is asked for: it is never typed for a key nobody confirmed. */
export async function sealedPasswords(context: Context, ask: ToSeal): Promise<reeve.v1.ISealedPassword[]> {
  const { options, clusterId, spec } = ask;
  const agents = [...new Set(options.agent)].map((name) => shownAgent(name, ask.agents));
  await checkKnown(context, { clusterId, agents, named: options["agent-key"] });
  const password = await readPassword(options);
  const problem = problemWith(password);
  if (problem !== null) throw new UsageError([problem]);
  const specSha256 = createHash("sha256").update(spec).digest("hex");
  const expiresMs = expiryOf(ask);
  const user = options.user ?? "";
  try {
    return agents.map(({ name: agent, sealingKey }) => {
      const keyId = fingerprintOf(sealingKey);
      const sealed = seal(sealingKey, { agent, specSha256, expiresMs, keyId }, { user, password });
      return { agent, keyId, sealed, expiresMs };
    });
  } finally {
    wipe(password);
  }
}

function shownAgent(name: string, agents: readonly reeve.v1.IAgent[]): ShownAgent {
  const found = agents.find((agent) => agent.name === name);
  if (found === undefined)
    throw new Refused("no_such_agent", `agent ${name} is not known; reeve agents lists those that are`);
  const sealingKey = found.sealingKey ?? new Uint8Array(0);
  if (isPublicKey(sealingKey)) return { name, sealingKey };
  const why = "it has not connected since it has one, or is of an older build";
  throw new Refused("agent_key", `the sealing key of agent ${name} is not known yet: ${why}`);
}

/** As long as a first attempt may start, and a little. A retry after that is refused by the host. */
function expiryOf({ options, startByMs }: ToSeal): number {
  const beginMs = Math.max(options["start-at"]?.ms ?? 0, Date.now());
  return (startByMs === 0 ? beginMs + limits.startByMsDefault : startByMs) + limits.sealedMarginMs;
}

async function readPassword(options: JobOptions): Promise<Buffer> {
  const file = options["password-file"]?.toString();
  if (file !== undefined) return await firstLine(file);
  if (!process.stdin.isTTY)
    throw new UsageError(["--password asks on a terminal and there is none; use --password-file"]);
  const whose = options.user === undefined ? "the agent's owner" : options.user;
  return Buffer.from(await askHidden(`password of ${whose}`));
}

/** Bytes as they are, up to the first newline: whoever writes into a pipe may live on. */
async function firstLine(file: string): Promise<Buffer> {
  const stream: Readable = file === "-" ? process.stdin : createReadStream(file);
  const name = file === "-" ? "standard input" : file;
  let text = Buffer.alloc(0);
  try {
    for await (const part of stream) {
      text = Buffer.concat([text, part as Buffer]);
      if (text.includes(0x0a) || text.length > limits.passwordBytesMax + 1) break;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError([`the password could not be read from ${name}: ${why}`]);
  }
  const end = text.indexOf(0x0a);
  return end < 0 ? text : text.subarray(0, end);
}
