// `reeve client join`: with a join string of `reeve client token`, makes this user's command line known to
// a scheduler on another host, and stores what it gets in a profile. Called by main.ts with a parsed
// command line.
// The danger: the key is made here and never leaves; the profile that holds it is an administrator's
// password.
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { parseJoinString } from "../../../proto/common/join-proof.ts";
import type { JoinString } from "../../../proto/common/join-proof.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { type OptionsTable, switchOption, textOf } from "../arguments.ts";
import { command, type Context, type Given } from "../command.ts";
import { jsonLine } from "../print.ts";
import { defaultProfile, type Profile, profileFile, writeProfile } from "../profile.ts";
import { Refused, UsageError } from "../refused.ts";
import { readSecret } from "../secret-input.ts";

const joinOptions = {
  replace: { read: switchOption, doc: "Write over the profile that has the name already." },
} as const satisfies OptionsTable;

export const clientJoin = command({
  name: "client join",
  usage: "[--profile NAME] [--replace] FILE | -",
  summary: "let this user's command line speak to a scheduler elsewhere",
  doc:
    "FILE holds the string that `reeve client token NAME` has made at the scheduler; - is standard input; " +
    "without either it is asked for. The scheduler must prove that it knows the string's secret before " +
    "anything of ours is sent. Key, certificate and addresses go into a profile in this user's " +
    "configuration directory (0600): --profile NAME, else `default`, which every command uses where no " +
    "socket of a scheduler is found. Its certificate holds for 30 days and is renewed by any command in " +
    "the last 20 of them. Whoever can read the profile is an administrator of that scheduler.",
  examples: [
    "reeve client join ann-laptop.join",
    "ssh ops@scheduler reeve client token ann-laptop | reeve client join -",
    "reeve client join --profile test-fleet test.join && reeve --help",
  ],
  options: joinOptions,
  perform: async (context, given) => {
    const { socket, profile = defaultProfile, servers } = context.wanted;
    if (socket !== undefined || servers.length > 0)
      throw new UsageError(["the join string says where the scheduler is: no --socket and no --server"]);
    const file = profileFile(profile, context.environment);
    if (existsSync(file) && !given.options.replace)
      throw new UsageError([`the profile ${file} is there already; --profile names another, or --replace`]);
    const join = await readString(given);
    const client = await joinBy(join, file);
    if (context.json) await context.output.out(jsonLine({ client, profile, file }));
    else if (!context.quiet) await tell(context, join, { profile, file });
    return exitStatus.ok;
  },
});

async function readString(given: Given<typeof joinOptions>): Promise<JoinString> {
  const [word, ...others] = [...given.words, ...(given.rest ?? [])];
  if (others.length > 0) throw new UsageError(["one file at a time"]);
  const source = word === undefined ? null : (textOf(word) ?? "");
  if (source?.startsWith("reeve-join-") === true) {
    const why = "an argument is visible to every user of this host, so this string must be considered known";
    throw new UsageError([`give the name of a file, or - for standard input, not the join string: ${why}`]);
  }
  const join = await readSecret({
    source,
    parse: parseJoinString,
    what: "a whole join string",
    questions: ["join string"],
    text: ([answer = ""]) => answer,
  });
  if (join.direction !== "api_client")
    throw new UsageError(["this join string is for an agent, not for a command line: agentd join FILE"]);
  return join;
}

/** The name of the client it has become. */
async function joinBy(join: JoinString, file: string): Promise<string> {
  const { joinAny } = await import("../../../proto/common/join-client.ts");
  const { checkNewLeaf } = await import("../../../proto/common/new-leaf.ts");
  const { privateKey: key }: { privateKey: KeyObject } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { name, clusterId } = join;
  const joined = await joinAny({
    join,
    role: "api_client",
    key,
    proxy: null,
    keep: async ({ leaf, caDer, addresses }) => {
      const checked = checkNewLeaf(leaf, { key, caDer, role: "api-client", name, clusterId });
      if (!checked.ok) return checked.problem;
      const { keyPem, leafPem, caPem } = checked.leaf;
      const profile: Profile = { format: 1, clusterId, client: name, addresses, keyPem, leafPem, caPem };
      await writeProfile(file, profile);
      return undefined;
    },
  });
  if (joined.ok) return name;
  const says = joined.problem.replaceAll("\n", "; ");
  throw new Refused(joined.reason, `not joined: ${says}`, joined.reason === "unreachable");
}

async function tell(
  context: Context,
  { name, clusterId }: JoinString,
  at: { readonly profile: string; readonly file: string },
): Promise<void> {
  const use = at.profile === defaultProfile ? "" : ` (use it with --profile ${at.profile})`;
  await context.output.err(
    `reeve: joined cluster ${clusterId} as client ${name}, an administrator of its scheduler\n` +
      `reeve: the key is in ${at.file}: keep it as you keep a password${use}\n`,
  );
}
