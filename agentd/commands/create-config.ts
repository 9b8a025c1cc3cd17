// `agentd -C FILE`: a configuration in which every setting stands commented at its default, made from the
// table of settings. Called through table.ts; `-` is standard output.
// The danger: overwriting what somebody has edited; new-file.ts refuses.
import { sampleOf } from "../../proto/common/settings-papers.ts";
import { agentSettings } from "../settings.ts";
import type { CommandCall } from "./command.ts";
import { writeNewFile } from "./new-file.ts";

export function createConfig({ operands: [path = "-"] }: CommandCall): number {
  const text = sampleOf(agentSettings, "agentd.yaml: the settings of Reeve's agent");
  return writeNewFile({ path, text, mode: 0o640 });
}
