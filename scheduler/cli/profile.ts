// A profile: what a command line on another host has got when it joined, in one file of the user's own
// configuration directory: whom it speaks to, its key and its certificate. Written by `reeve client join`
// and by tls-line.ts when it renews; read when a command goes that way. It dials nothing.
// The danger: its key is an administrator's password. The file is 0600 in a 0700 directory, replaced whole,
// and not used when others may read it.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { isAddress } from "../../proto/common/join-proof.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";
import { UsageError } from "./refused.ts";

export type Profile = {
  readonly format: 1;
  readonly clusterId: string;
  /** its name at the scheduler: what it does is recorded as by "client NAME" */
  readonly client: string;
  /** host:port of the API, in the order to try them */
  readonly addresses: readonly string[];
  readonly keyPem: string;
  readonly leafPem: string;
  readonly caPem: string;
};

export const defaultProfile = "default";

export function profileFile(name: string, environment: NodeJS.ProcessEnv): string {
  if (!isAgentName(name)) throw new UsageError([`${name} is no profile's name: 1 to 63 of a-z 0-9 . _ -`]);
  const config = environment["XDG_CONFIG_HOME"] || join(environment["HOME"] || homedir(), ".config");
  return join(config, "reeve", "profiles", `${name}.json`);
}

/** A UsageError says why it is not to be used. */
export function readProfile(file: string): Profile {
  const bad = (why: string): UsageError => new UsageError([`the profile ${file} ${why}`]);
  let text: string;
  try {
    const mode = statSync(file).mode & 0o777;
    if ((mode & 0o077) !== 0)
      throw bad(`may be used by others: its mode is ${mode.toString(8)}; run: chmod 600 ${file}`);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw bad(
      isMissing
        ? "does not exist; make it: reeve client join FILE, with a token of: reeve client token NAME"
        : `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const profile = parseProfile(text);
  if (profile === undefined) throw bad("is damaged; join again with a new token");
  return profile;
}

/** Undefined unless it is whole, and key and certificates can be read and belong together. */
function parseProfile(text: string): Profile | undefined {
  try {
    const profile = JSON.parse(text) as Profile;
    const { format, clusterId, client, addresses, keyPem, leafPem, caPem } = profile;
    const leaf = new X509Certificate(leafPem);
    const ca = new X509Certificate(caPem);
    const isWhole = format === 1 && isHexId(clusterId) && isAgentName(client) && addresses.length > 0;
    const isOne = leaf.checkPrivateKey(createPrivateKey(keyPem)) && leaf.checkIssued(ca);
    return isWhole && isOne && addresses.every(isAddress) ? profile : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or as it was, and nobody else's from its first byte. */
export async function writeProfile(file: string, profile: Profile): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  await replaceFile(file, `${JSON.stringify(profile, null, 1)}\n`, 0o600);
}
