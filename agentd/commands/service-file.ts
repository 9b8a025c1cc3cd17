// `agentd -S FILE`: the service file that fits this system: a systemd unit, a user's unit, or an LSB script.
// `agentd -P FILE`: the PAM service. Called through table.ts; `-` is standard output. Nothing is installed.
// The danger: overwriting; new-file.ts refuses.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandCall } from "./command.ts";
import { installedOf } from "./installed.ts";
import { writeNewFile } from "./new-file.ts";
import { pamText } from "./pam-papers.ts";
import { lsbText, unitText, userUnitText } from "./service-papers.ts";
import { serviceKind } from "./service-system.ts";

const papers = {
  systemd: { text: unitText, mode: 0o644 },
  user: { text: userUnitText, mode: 0o644 },
  sysv: { text: lsbText, mode: 0o755 },
  /** an owner without a service manager: a script by which the daemon is started and ended */
  crontab: { text: lsbText, mode: 0o755 },
} as const;

export function serviceFile({ operands: [path = "-"], given }: CommandCall): number {
  const { text, mode } = papers[serviceKind()];
  return writeNewFile({ path, text: text(installedOf(given)), mode });
}

export function pamFile({ operands: [path = "-"] }: CommandCall): number {
  const has = (name: string): boolean => existsSync(join("/etc/pam.d", name));
  return writeNewFile({ path, text: pamText(has), mode: 0o644 });
}
