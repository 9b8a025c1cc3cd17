// The key that passwords for this host are sealed to: made once for a spool, kept where only the monitor's
// user reads it, never told to net, which gets the public half for the hello. Called by main.ts.
// The danger: a key that is made anew without anybody noticing. Whoever pinned the old one is told by the
// CLI, and passwords that wait sealed to it are refused by name.
import type { KeyObject } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import {
  fingerprintOf,
  newSealingKey,
  publicHalf,
  readSealingKey,
  sealingKeyFile,
} from "../../proto/common/seal.ts";
import { makeOnce, readFileIfAny } from "./durable.ts";

export type SealingKey = {
  readonly key: KeyObject;
  readonly publicKey: Buffer;
  /** its fingerprint */
  readonly keyId: string;
};

const bytesMax = 1024;

export async function openSealingKey(spool: string): Promise<SealingKey> {
  const path = join(spool, sealingKeyFile);
  if ((await readFileIfAny(path, bytesMax)) === undefined)
    await makeOnce(path, Buffer.from(newSealingKey()), 0o600);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new Fault(`use ${path}: others may read it; run: chmod 600 ${path}`);
  const key = readSealingKey((await readFileIfAny(path, bytesMax))?.toString("latin1") ?? "");
  if (key === undefined)
    throw new Fault(`read ${path}: it holds no sealing key; restore it, or remove it to have another made`);
  const publicKey = publicHalf(key);
  return { key, publicKey, keyId: fingerprintOf(publicKey) };
}
