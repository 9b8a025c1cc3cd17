// Which key signs a job, and the signature over a spec. Called by commands/submit.ts and commands/sign.ts.
// The key stays where it is: in its file, or with the ssh-agent.
// The danger: a signature by another key than the one that was meant; without a name there must be just one.
import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { limits } from "../../proto/common/limits.ts";
import { blobOf, linesOf } from "../../proto/common/ssh/key-line.ts";
import { fingerprintOf } from "../../proto/common/ssh/public-key.ts";
import { encodeSshsig, signedBytes } from "../../proto/common/ssh/sshsig.ts";
import { verifySshsig } from "../../proto/common/ssh/verify.ts";
import { type SigningKey, readPrivateKey } from "./private-key.ts";
import { UsageError } from "./refused.ts";
import { askHidden } from "./secret-input.ts";
import { agentKeys } from "./ssh-agent.ts";

/** What `--sign` was given: a file, or null for the one key that there is. */
export type KeyChoice = { readonly file: string | null };

const usualFiles = ["id_ed25519", "id_ecdsa", "id_rsa"];
const hash = "sha512";

export async function signedBy(choice: KeyChoice, message: Uint8Array): Promise<Buffer> {
  const key = await chosenKey(choice);
  const sshsig = encodeSshsig({ publicKey: key.blob, hash, ...(await key.sign(signedBytes(message, hash))) });
  // What no host would take is not sent anywhere: short RSA keys, and an agent that signs in its own way.
  const made = verifySshsig(message, sshsig);
  if (!made.ok) throw new UsageError([`key ${fingerprintOf(key.blob)} signs no jobs: ${made.detail}`]);
  return sshsig;
}

async function chosenKey({ file }: KeyChoice): Promise<SigningKey> {
  if (file === null) return (await onlyAgentKey()) ?? (await usualKey());
  const text = await readKeyFile(file);
  if (text === undefined) throw new UsageError([`there is no key file ${file}`]);
  const [line] = linesOf(Buffer.from(text));
  const blob = line === undefined ? undefined : blobOf(line.text);
  return blob === undefined ? readPrivateKey(file, text, () => passphraseOf(file)) : fromAgent(file, blob);
}

async function onlyAgentKey(): Promise<SigningKey | undefined> {
  const socket = agentSocket();
  if (socket === undefined) return undefined;
  const keys = await agentKeys(socket);
  const [first, second] = keys;
  if (second === undefined) return first;
  const names = keys.map(({ blob, comment }) => `${fingerprintOf(blob)} ${comment}`.trim()).join(", ");
  throw new UsageError([
    `the ssh-agent holds ${keys.length} keys (${names}): say which, with --sign=FILE.pub`,
  ]);
}

async function usualKey(): Promise<SigningKey> {
  for (const name of usualFiles) {
    const file = join(homedir(), ".ssh", name);
    const text = await readKeyFile(file);
    if (text !== undefined) return readPrivateKey(file, text, () => passphraseOf(file));
  }
  const looked = `no key in the ssh-agent, and none of ${usualFiles.join(", ")} in ~/.ssh`;
  throw new UsageError([`${looked}: say which, with --sign=FILE`]);
}

/** The file is the public half: its private half is with the agent. */
async function fromAgent(file: string, blob: Buffer): Promise<SigningKey> {
  const socket = agentSocket();
  if (socket === undefined)
    throw new UsageError([
      `${file} is a public key, and no ssh-agent is here to sign with it (SSH_AUTH_SOCK)`,
    ]);
  const key = (await agentKeys(socket)).find((known) => known.blob.equals(blob));
  if (key !== undefined) return key;
  throw new UsageError([`the ssh-agent does not hold the key of ${file}; ssh-add it`]);
}

function agentSocket(): string | undefined {
  const socket = process.env["SSH_AUTH_SOCK"];
  return socket === undefined || socket === "" ? undefined : socket;
}

async function passphraseOf(file: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError([
      `${file} has a passphrase and there is no terminal to ask for it: use the ssh-agent`,
    ]);
  return askHidden(`passphrase of ${file}`);
}

/** Undefined when there is none. */
async function readKeyFile(file: string): Promise<string | undefined> {
  try {
    await using handle = await open(file);
    const bytes = Buffer.alloc(limits.keyFileBytesMax);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytes.toString("latin1", 0, bytesRead);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new UsageError([
      `could not read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}
