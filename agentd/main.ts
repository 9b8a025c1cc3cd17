// agentd: finds out which command is meant and loads the file that does it; without a command that is the
// daemon (commands/run.ts). Every command is a row of commands/table.ts. It imports neither the monitor nor
// net, and no settings: most commands answer without them.
// The danger: an import added here is paid for by every command.
import "../proto/common/start.ts";
import { complain } from "./commands/command.ts";
import { understand } from "./commands/command-line.ts";

const asked = understand(process.argv.slice(2));
if (asked.ok) process.exitCode = await (await asked.row.load())(asked.call);
else {
  process.exitCode = complain(asked.problem, 2);
  process.stderr.write(`${asked.usage}\n`);
}
