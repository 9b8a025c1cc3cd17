// What net is started with: its command and environment, as whom, and the settings of its first frame. Called
// by main.ts for each life of net. It starts nothing (net-process.ts does).
// The danger: net as root, or with more of the daemon's environment than it needs; in root mode only
// net-user.ts says how it is started.
import { userInfo } from "node:os";
import { buildVersion } from "../../proto/common/build.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { confinedCommand, confinedEnvironment } from "../net-user.ts";
import type { NetUser } from "../net-user.ts";
import { childEnvironment, nodeCommand } from "../settings.ts";
import type { AgentConfig, NetSettings } from "../settings.ts";
import type { NetOptions } from "./net-process.ts";
import type { SealingKey } from "./sealing-key.ts";

export type NetFacts = {
  readonly spoolId: string;
  readonly sealing: SealingKey;
  readonly bootIdentity: string;
};

/** `user`: in root mode net's own, and confined; null: as the owner. */
export function netStart(
  at: AgentConfig,
  user: NetUser | null,
  program: string,
): Pick<NetOptions, "command" | "environment"> {
  const command = [...nodeCommand, program] as const;
  if (user === null) return { command, environment: childEnvironment(at.mode) };
  return { command: confinedCommand(at, user, command), environment: confinedEnvironment(user) };
}

export function netSettings({ settings, mode, spool }: AgentConfig, facts: NetFacts): NetSettings {
  return {
    spool,
    spoolId: facts.spoolId,
    bootIdentity: facts.bootIdentity,
    sealingKey: hexOf(facts.sealing.publicKey),
    build: buildVersion,
    mode,
    owner: mode === "root" ? "" : ownerName(),
    maxRuns: settings.max_runs,
    logLevel: settings.log_level,
    proxy: settings.proxy,
    listen: settings.who_dials === "scheduler" ? { host: settings.listen, port: settings.listen_port } : null,
  };
}

export function ownerName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 0}`; // an account that NSS does not know
  }
}
