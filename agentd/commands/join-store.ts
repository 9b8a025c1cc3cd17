// The identity directory `<spool>/net/tls/`: key.pem, leaf.pem, ca.pem, identity.json. A complete set or
// nothing: it is made under another name and renamed. `<spool>/identity` is the monitor's own copy of the
// name. Called by join.ts; net reads it and replaces leaf and key when it renews. It also keeps the key of a
// join that is under way, so that a lost answer can be asked for again with the same key. The danger: key.pem
// is this host's identity: 0600 in a 0700 directory, and it never leaves the host.
import { createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity, sweepIdentity } from "../../proto/common/identity-directory.ts";
import { limits } from "../../proto/common/limits.ts";
import { replaceFile, syncDirectory, writeSynced } from "../../proto/common/replace-file.ts";

export type IdentityFile = {
  readonly clusterId: string;
  readonly agent: string;
  readonly agentId: string;
  /** host:port of the Session, in the order to try them */
  readonly addresses: readonly string[];
  /** host:port of the join doors: where an expired certificate is renewed */
  readonly joinAddresses: readonly string[];
};
export type NewIdentity = {
  readonly keyPem: string;
  readonly leafPem: string;
  readonly caPem: string;
  readonly file: IdentityFile;
};

/** Undefined when this spool has not joined. First heals what a join that died has left. */
export async function readIdentityFile(spool: string): Promise<IdentityFile | undefined> {
  await restoreIdentity(spool);
  await sweepIdentity(spool);
  const path = join(spool, "net", "tls", "identity.json");
  try {
    return JSON.parse(await readFile(path, "utf8")) as IdentityFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Fault(`read ${path}`, { cause: error });
  }
}

export async function storeIdentity(spool: string, identity: NewIdentity): Promise<void> {
  const net = join(spool, "net");
  const tls = join(net, "tls");
  const mark = randomBytes(8).toString("hex");
  const made = join(net, `tls.new.${mark}`);
  const old = join(net, `tls.old.${mark}`);
  try {
    await mkdir(made, { mode: 0o700 });
    await writeSynced(join(made, "key.pem"), identity.keyPem, 0o600);
    await writeSynced(join(made, "leaf.pem"), identity.leafPem, 0o600);
    await writeSynced(join(made, "ca.pem"), identity.caPem, 0o600);
    await writeSynced(join(made, "identity.json"), `${JSON.stringify(identity.file, null, 2)}\n`, 0o600);
    await syncDirectory(made);
    await exchange({ made, tls, old });
    await syncDirectory(net);
    const { agent, clusterId } = identity.file;
    // In root mode the spool is root's, which writes this by itself (as-net.ts).
    if ((await stat(spool)).uid === process.geteuid?.())
      await replaceFile(join(spool, "identity"), `${JSON.stringify({ agent, clusterId })}\n`, 0o600);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw new Fault(`store the identity in ${tls}`, { cause: error });
  }
}

/** Dying between the two renames leaves `old`, which the next to look puts back. */
async function exchange({ made, tls, old }: Record<"made" | "tls" | "old", string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    await rename(tls, old).catch(ignoreMissing);
    try {
      await rename(made, tls);
      return;
    } catch (error) {
      // Not empty: a running net took us for dead and has put the old one back.
      const { code } = error as NodeJS.ErrnoException;
      const isBack = code === "ENOTEMPTY" || code === "EEXIST";
      if (isBack && tries < limits.identityTriesMax) continue;
      await rename(old, tls).catch(ignoreMissing);
      throw error;
    }
  }
}

/** The key for this token: made once and durable before it is used, the same when the command is repeated. */
export async function pendingKey(spool: string, tokenId: string): Promise<KeyObject> {
  const path = pendingPath(spool, tokenId);
  try {
    await mkdir(join(spool, "net"), { recursive: true, mode: 0o700 });
    const kept = await readFile(path, "utf8").catch(() => undefined);
    if (kept !== undefined) return createPrivateKey(kept);
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await replaceFile(path, privateKey.export({ type: "pkcs8", format: "pem" }).toString(), 0o600);
    return privateKey;
  } catch (error) {
    throw new Fault(`keep a new key in ${path}`, { cause: error });
  }
}

export async function forgetPendingKey(spool: string, tokenId: string): Promise<void> {
  await rm(pendingPath(spool, tokenId), { force: true });
}

function pendingPath(spool: string, tokenId: string): string {
  return join(spool, "net", `join.${tokenId}.key`);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
