// `reeve agent add`: makes an agent of a host that waits with `agentd join --listen`, by the two lines that
// it has printed. Called by main.ts with a parsed command line.
// The danger: the code is a secret until it is used. It comes from a file, standard input or a prompt.
import { bytesOfHex } from "../../../proto/common/ids.ts";
import { parseJoinCode, parseJoinNote } from "../../../proto/common/join-code.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { text } from "../../../proto/common/setting-values.ts";
import { type OptionsTable, switchOption, textOf, textOption } from "../arguments.ts";
import { agentName, command, withScheduler } from "../command.ts";
import { jsonLine } from "../print.ts";
import { UsageError } from "../refused.ts";
import { readSecret } from "../secret-input.ts";

const addOptions = {
  address: {
    value: "HOST:PORT",
    repeat: true,
    read: textOption(text()),
    doc: "Where the host listens, now and as an agent; repeat it for more.",
  },
  replace: {
    read: switchOption,
    doc: "The host of this name is gone for good: revoke it now and let this one take its place.",
  },
} as const satisfies OptionsTable;

export const agentAdd = command({
  name: "agent add",
  usage: "[OPTION…] NAME --address HOST:PORT [FILE]",
  summary: "join a host that listens, by its fingerprint and code",
  doc:
    "For a host that cannot reach the scheduler. There: agentd join --listen, which prints its fingerprint " +
    "and a one-time code. Here: this command, which reads the two lines from FILE, from standard input (-) " +
    "or from a prompt, dials the host, and gives it its certificate when both have proved the code. The " +
    "code is good once, for 30 minutes, and a host bears three wrong ones.",
  examples: [
    "reeve agent add dmz-1 --address dmz-1.example.com:7423",
    "ssh dmz-1 agentd join --listen | reeve agent add dmz-1 --address dmz-1:7423 -",
  ],
  options: addOptions,
  perform: async (context, given) => {
    const [word, file, ...others] = [...given.words, ...(given.rest ?? [])];
    const name = agentName(word);
    if (others.length > 0) throw new UsageError(["one host at a time"]);
    const source = file === undefined ? null : (textOf(file) ?? "");
    if (parseJoinCode(source ?? "") !== undefined)
      throw new UsageError(["not the code: an argument is visible to everybody on this host; get a new one"]);
    const { address, replace } = given.options;
    if (address.length === 0) throw new UsageError(["where is the host? --address HOST:PORT"]);
    const { fingerprint, code } = await readSecret({
      source,
      parse: parseJoinNote,
      what: "the two lines that agentd join --listen prints",
      questions: ["Fingerprint", "Code"],
      text: ([first = "", second = ""]) => `fingerprint ${first.trim()}\ncode ${second.trim()}\n`,
    });
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const spkiSha256 = bytesOfHex(fingerprint) ?? new Uint8Array();
    const request = { name, addresses: [...address], spkiSha256, code, replace };
    const agent = await withScheduler(context, async (connection) =>
      connection.call(schedulerService.addAgent, request),
    );
    if (context.json) await context.output.out(jsonLine({ agent }));
    else if (!context.quiet) await context.output.err(`reeve: agent ${name} has joined; start its agentd\n`);
    return exitStatus.ok;
  },
});
