// `reeve agent address`: says who dials from now on: the scheduler at these addresses, or without any the
// agent. Called by main.ts with a parsed command line. The link that there is stays; the next one is made so.
// The danger: an agent that listens and that nobody dials is offline; the words of both ends must agree.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { textOf } from "../arguments.ts";
import { agentName, command, withScheduler } from "../command.ts";
import { jsonLine } from "../print.ts";

export const agentAddress = command({
  name: "agent address",
  usage: "[OPTION…] NAME [HOST:PORT…]",
  summary: "say who dials an agent's link, and where",
  doc:
    "With addresses the scheduler dials the agent, which must listen there (its agentd.yaml: who_dials: " +
    "scheduler; the port is 7423 unless it says otherwise). They are tried in turn. Without any the agent " +
    "dials the scheduler. reeve agents shows why one cannot be dialled.",
  examples: ["reeve agent address dmz-1 dmz-1.example.com:7423", "reeve agent address dmz-1"],
  options: {},
  perform: async (context, given) => {
    const [word, ...places] = [...given.words, ...(given.rest ?? [])];
    const name = agentName(word);
    const addresses = places.map((place) => textOf(place) ?? "");
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const agent = await withScheduler(context, async (connection) =>
      connection.call(schedulerService.setAgentAddresses, { name, addresses }),
    );
    const now = agent.addresses ?? [];
    const says = now.length === 0 ? "it dials the scheduler" : `the scheduler dials it at ${now.join(", ")}`;
    if (context.json) await context.output.out(jsonLine({ agent }));
    else if (!context.quiet) await context.output.err(`reeve: agent ${name}: ${says}\n`);
    return exitStatus.ok;
  },
});
