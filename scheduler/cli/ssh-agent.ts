// Keys that the ssh-agent holds, through ssh2. Called by signing.ts. What the agent answers is wrapped as an
// SSHSIG has it; it shows neither keys of security tokens nor certificates here.
// The danger: an agent that never answers, such as one that waits for a touch; it is given up after a while.
import type { ParsedKey } from "ssh2";
import { limits } from "../../proto/common/limits.ts";
import { sshString } from "../../proto/common/ssh/wire.ts";
import type { SigningKey } from "./private-key.ts";
import { UsageError } from "./refused.ts";

export type AgentKey = SigningKey & { readonly comment: string };

export async function agentKeys(socket: string): Promise<readonly AgentKey[]> {
  const { default: ssh2 } = await import("ssh2");
  const agent = new ssh2.OpenSSHAgent(socket);
  const keys = await answered<readonly unknown[]>("list its keys", (done) => agent.getIdentities(done));
  return keys.flatMap((key) => {
    if (!isParsed(key)) return [];
    const sign: SigningKey["sign"] = async (bytes) => {
      const isRsa = key.type === "ssh-rsa";
      const body = await answered<Buffer>("sign", (done) =>
        agent.sign(key, bytes, isRsa ? { hash: "sha512" } : {}, done),
      );
      return { algorithm: isRsa ? "rsa-sha2-512" : key.type, signature: sshString(body) };
    };
    return [{ blob: Buffer.from(key.getPublicSSH()), comment: key.comment, sign }];
  });
}

function isParsed(key: unknown): key is ParsedKey {
  return typeof key === "object" && key !== null && "getPublicSSH" in key && "type" in key;
}

type Done<T> = (error: Error | null | undefined, value?: T) => void;

function answered<T>(what: string, ask: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new UsageError([`the ssh-agent did not ${what}: ${why}`]));
    const timer = setTimeout(() => failed("it did not answer"), limits.sshAgentMs);
    ask((error, value) => {
      clearTimeout(timer);
      if (error !== null && error !== undefined) failed(error.message);
      else if (value === undefined) failed("it said nothing");
      else resolve(value);
    });
  });
}
