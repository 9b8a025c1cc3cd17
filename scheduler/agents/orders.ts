// One link's orders as messages: the spec inline or as a blob, and every body that it names before it, in
// chunks. Called by link.ts. Specs and bodies come from the store when their turn to be sent has come; few
// are in memory at a time. A blob goes once over a link, and again from any offset when the agent asks, but
// only to an agent that has an order naming it.
// The danger: a digest is no permission. An agent must not be able to fetch another's script by its name.
import { bytesOfHex, hexOf, isSha256 } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Effect } from "../core/effects.ts";
import type { SchedulerMessage } from "./outbox.ts";

export type OrderPorts = {
  readonly blob: (sha256: string) => Promise<Uint8Array | undefined>;
  /** digests of the specs of every live attempt of this agent */
  readonly liveSpecs: (agent: string) => Promise<readonly string[]>;
  readonly log: Log;
};
export type OrderEffect = Extract<Effect, { kind: "order" }>;
type Proof = Pick<reeve.v1.RunOrder.$Properties, "proof" | "sshsig" | "password">;
type BlobName = { readonly sha256: string; readonly size: number };

export class Orders {
  readonly #agent: string;
  readonly #ports: OrderPorts;
  /** blobs sent over this link, oldest first */
  readonly #sent = new Map<string, number>();

  constructor(agent: string, ports: OrderPorts) {
    this.#agent = agent;
    this.#ports = ports;
  }

  /**
   * The order's bodies that this link has not carried yet, then the order. Nothing when the store has lost
   * the spec, or what came with it as proof.
   */
  async *order(effect: OrderEffect): AsyncGenerator<SchedulerMessage> {
    const spec = await this.#ports.blob(effect.specSha256);
    const proof = await this.#proofOf(effect);
    if (spec === undefined || proof === undefined) {
      const { run, attempt } = effect.key;
      const event = spec === undefined ? "order.spec_missing" : "order.proof_missing";
      this.#ports.log.error(event, { agent: this.#agent, run, attempt, reason: "no_such_blob" });
      return;
    }
    const isInline = spec.length <= limits.inlineSpecBytesMax;
    const blobs = isInline ? [] : [{ sha256: effect.specSha256, size: spec.length }];
    blobs.push(...bodiesOf(spec));
    for (const blob of blobs) {
      if (!this.#sent.has(blob.sha256)) yield* this.#chunks(blob.sha256, 0);
    }
    yield {
      order: {
        key: keyMessage(effect.key),
        seq: effect.seq,
        fence: effect.fence,
        specSha256: digestBytes(effect.specSha256),
        specSize: spec.length,
        ...(isInline ? { spec } : {}),
        ...proof,
        startDeadlineMs: effect.startDeadlineMs,
        scheduledAtMs: effect.scheduledAtMs,
        blobs: blobs.map(({ sha256, size }) => ({ sha256: digestBytes(sha256), size })),
      },
    };
  }

  /** An agent is sent the password that is sealed to it, and no other. */
  async #proofOf({ proof, proofSha256 }: OrderEffect): Promise<Proof | undefined> {
    if (proof === "owner" || proof === "trusted") return { proof };
    const bytes = await this.#ports.blob(proofSha256);
    if (bytes === undefined) return undefined;
    if (proof === "signed") return { proof, sshsig: bytes };
    const { passwords } = reeve.v1.SealedPasswords.decode(bytes);
    const password = passwords.find(({ agent }) => agent === this.#agent);
    return password === undefined ? undefined : { proof, password };
  }

  /** What the agent has asked for, from an offset; nothing when no order of its own names it. */
  async *again(sha256: string, from: number): AsyncGenerator<SchedulerMessage> {
    if (!this.#sent.has(sha256) && !(await this.#isNamed(sha256))) {
      this.#ports.log.warn("blob.refused", { agent: this.#agent, reason: "not_permitted" });
      return;
    }
    yield* this.#chunks(sha256, from);
  }

  async #isNamed(sha256: string): Promise<boolean> {
    for (const specSha256 of await this.#ports.liveSpecs(this.#agent)) {
      if (specSha256 === sha256) return true;
      const spec = await this.#ports.blob(specSha256);
      if (spec !== undefined && bodiesOf(spec).some((body) => body.sha256 === sha256)) return true;
    }
    return false;
  }

  async *#chunks(sha256: string, from: number): AsyncGenerator<SchedulerMessage> {
    const turn = await bodies.take();
    try {
      const bytes = await this.#ports.blob(sha256);
      if (bytes === undefined) {
        this.#ports.log.error("order.blob_missing", { agent: this.#agent, reason: "no_such_blob" });
        return;
      }
      const name = digestBytes(sha256);
      for (let offset = from; offset < bytes.length; offset += limits.framePayloadBytes) {
        const part = bytes.subarray(offset, offset + limits.framePayloadBytes);
        yield { blob: { sha256: name, size: bytes.length, offset, bytes: part } };
      }
      this.#remember(sha256, bytes.length);
    } finally {
      turn();
    }
  }

  #remember(sha256: string, size: number): void {
    this.#sent.set(sha256, size);
    if (this.#sent.size <= limits.linkBlobsMax) return;
    for (const oldest of this.#sent.keys()) {
      this.#sent.delete(oldest);
      return;
    }
  }
}

/** The blobs that a stored spec names; it was checked when it was submitted. */
function bodiesOf(spec: Uint8Array): BlobName[] {
  const { bodyBlob, stdinBlob } = reeve.v1.JobSpec.decode(spec);
  return [bodyBlob, stdinBlob].flatMap((blob) => {
    const sha256 = hexOf(blob?.sha256 ?? new Uint8Array());
    return isSha256(sha256) ? [{ sha256, size: blob?.size ?? 0 }] : [];
  });
}

export function keyMessage(key: AttemptKey): reeve.v1.AttemptKey.$Properties {
  return { ledger: digestBytes(key.ledger), run: key.run, attempt: key.attempt };
}

export function digestBytes(hex: string): Uint8Array {
  return bytesOfHex(hex) ?? new Uint8Array();
}

/**
 * Bodies in memory at the same time over all links: each may have 16 MiB, and a slow agent holds its own for
 * long.
 */
class Turns {
  #free = limits.bodiesInMemoryMax;
  readonly #waiting: (() => void)[] = [];

  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}
const bodies = new Turns();
