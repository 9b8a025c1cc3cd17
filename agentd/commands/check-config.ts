// `agentd --check-config`: reads the configuration as the daemon would, and says all that is wrong with it.
// Called through table.ts. Exit: 0 good, 2 not.
// The danger: a check that passes where the daemon fails; both go through readConfig.
import { print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

export function checkConfig(call: CommandCall): Promise<number> {
  return withConfig(call, () => print("agentd: the configuration is good\n"));
}
