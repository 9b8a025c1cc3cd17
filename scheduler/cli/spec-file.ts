// A signed job on files: the bytes of its spec, and their signature armoured as ssh-keygen writes it. Called
// by signed-file.ts, commands/sign.ts and verify.ts. It makes no spec and no signature.
// The danger: other bytes than those that were signed. They are read and written as they are, never encoded
// again, and no file is written over.
import { existsSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { limits } from "../../proto/common/limits.ts";
import { blobsOf, decodeSpec, type JobSpec } from "../../proto/common/spec.ts";
import { armoured, unarmoured } from "../../proto/common/ssh/armour.ts";
import { parseSshsig } from "../../proto/common/ssh/sshsig.ts";
import { timeText } from "./print.ts";
import { Refused, UsageError } from "./refused.ts";
import type { Body, BuiltSpec } from "./spec.ts";

export function signatureFileOf(file: string): string {
  return `${file}.sig`;
}

/** Before a key is asked for: a signature that is made and not written was made for nothing. */
export function refuseWritten(files: readonly string[]): void {
  const there = files.filter((file) => existsSync(file));
  if (there.length > 0) throw new UsageError(there.map((file) => `--out: ${file} is there already`));
}

/** Both or neither. `sshsig` null: the spec alone, for another program to sign. */
export async function writeSpecFiles(file: string, bytes: Uint8Array, sshsig: Uint8Array | null) {
  await writeNew(file, bytes);
  if (sshsig === null) return;
  try {
    await writeNew(signatureFileOf(file), armoured(sshsig));
  } catch (error) {
    await rm(file);
    throw error;
  }
}

/** Whole or not there. A spec may have values of variables: it is its owner's alone. */
async function writeNew(file: string, content: Uint8Array | string): Promise<void> {
  let isOurs = false;
  try {
    await using handle = await open(file, "wx", 0o600);
    isOurs = true;
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    if (isOurs) await rm(file, { force: true });
    throw new UsageError([`--out ${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

export async function readSpecFile(file: string): Promise<Buffer> {
  return readWhole(file, limits.specBytesMax);
}

/** The signature out of its armour; which key has made it, and whether it is good, is not looked at. */
export async function readSignatureFile(file: string): Promise<Uint8Array> {
  const sshsig = unarmoured((await readWhole(file, 2 * limits.sshsigBytesMax)).toString("latin1"));
  if (sshsig === undefined)
    throw new Refused(
      "signature_refused",
      `${file} is not one armoured signature, as ssh-keygen -Y sign writes`,
    );
  const parsed = parseSshsig(sshsig);
  if (!parsed.ok) throw new Refused("signature_refused", `${file}: ${parsed.detail}`);
  return sshsig;
}

export async function readWhole(file: string, bytesMax: number): Promise<Buffer> {
  try {
    await using handle = await open(file);
    const bytes = Buffer.alloc(bytesMax + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await handle.read(bytes, length, bytes.length - length)).bytesRead;
    if (length <= bytesMax) return bytes.subarray(0, length);
  } catch (error) {
    throw new UsageError([
      `could not read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  throw new Refused("over_limit", `${file}: more than ${bytesMax} bytes`);
}

/** The spec of a file; what is wrong in it is refused here, before anybody is asked. */
export function specOf(file: string, bytes: Uint8Array): JobSpec {
  const decoded = decodeSpec(bytes);
  if (decoded.ok) return decoded.spec;
  throw new Refused(decoded.reason, `${file}: ${decoded.detail}`);
}

/** Why no host would start it any more, or nothing. */
export function windowProblem({ notAfterMs }: JobSpec, nowMs: number): string | undefined {
  if (notAfterMs === 0) return "it has no end of its time window, which a signed job must have";
  return notAfterMs <= nowMs ? `its time window ended ${timeText(notAfterMs)}` : undefined;
}

/** The bodies that a spec names by their digest must be those that were given with it, all of them. */
export function withBodies(bytes: Uint8Array, spec: JobSpec, given: readonly Body[]): BuiltSpec {
  const named = blobsOf(spec);
  for (const { use, sha256 } of named) {
    if (given.some((body) => Buffer.compare(body.sha256, sha256) === 0)) continue;
    const option = use === "body" ? "--script" : "--stdin";
    const what = use === "body" ? "its script" : "its standard input";
    const found = given.length === 0 ? `give that file again with ${option}` : `${option} is not that file`;
    throw new UsageError([`the spec names ${what} by its SHA-256: ${found}`]);
  }
  const foreign = given.find(
    ({ sha256 }) => !named.some((blob) => Buffer.compare(blob.sha256, sha256) === 0),
  );
  if (foreign !== undefined)
    throw new UsageError(["--script or --stdin is a file that the spec does not name"]);
  return { bytes, bodies: given };
}
