// Receives the bodies of a submission: part by part, checked for order and size, hashed as they come, durable
// when this returns. Called by submit.ts. It knows no spec: it is told what is expected.
// The danger: bodies are held in memory until they are whole, so how many bytes that may be is reserved
// before the first is read.
import { createHash } from "node:crypto";
import { hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { SpecBlob } from "../../proto/common/spec.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Store } from "../store/store.ts";
import { Refusal } from "./refusal.ts";

export type Parts = { next(): Promise<reeve.v1.SubmitPart | undefined> };

/** Room for bodies, given in the order in which it was asked for. */
export class UploadRoom {
  #bytes = 0;
  #uploads = 0;
  /** by caller: a few slow ones must not keep everybody else out */
  readonly #uploadsOf = new Map<string, number>();
  readonly #queue: (() => void)[] = [];

  /** Waits for its turn, but not for ever. Dispose it when the bodies are stored. */
  async reserve(by: string, bytes: number, signal: AbortSignal): Promise<Disposable> {
    const waitingSignal = AbortSignal.any([signal, AbortSignal.timeout(limits.uploadWaitMs)]);
    while (!this.#fits(by, bytes)) {
      if (waitingSignal.aborted) throw new Refusal("busy", `${this.#uploads} bodies are being received`);
      await new Promise<void>((resolve) => {
        this.#queue.push(resolve);
        waitingSignal.addEventListener("abort", () => resolve(), { once: true });
      });
    }
    this.#bytes += bytes;
    this.#count(by, 1);
    return {
      [Symbol.dispose]: () => {
        this.#bytes -= bytes;
        this.#count(by, -1);
        for (const wake of this.#queue.splice(0)) wake();
      },
    };
  }

  #count(by: string, more: 1 | -1): void {
    this.#uploads += more;
    const uploads = (this.#uploadsOf.get(by) ?? 0) + more;
    if (uploads === 0) this.#uploadsOf.delete(by);
    else this.#uploadsOf.set(by, uploads);
  }

  #fits(by: string, bytes: number): boolean {
    if (this.#uploads === 0) return true;
    if ((this.#uploadsOf.get(by) ?? 0) >= limits.uploadsOfOneMax) return false;
    return this.#uploads < limits.blobUploadsMax && this.#bytes + bytes <= limits.blobUploadBytesMax;
  }
}

/** Takes the stream to its end. Throws a Refusal unless each expected body came or is known. */
export async function receiveBlobs(
  parts: Parts,
  expected: readonly SpecBlob[],
  store: Pick<Store, "putBlob" | "hasBlob">,
): Promise<void> {
  const wanted = new Map(expected.map((blob) => [hexOf(blob.sha256), blob]));
  const stored = new Set<string>();
  let receiving: Receiving | undefined;
  for (let part = await parts.next(); part !== undefined; part = await parts.next()) {
    if (!part.blob) throw new Refusal("usage", "after the header only bodies may come");
    const name = hexOf(part.blob.sha256 ?? new Uint8Array(0));
    if (receiving === undefined) {
      const blob = wanted.get(name);
      if (blob === undefined) throw new Refusal("usage", `the spec names no body ${name.slice(0, 64)}`);
      if (stored.has(name)) throw new Refusal("usage", `the body ${name} came twice`);
      receiving = new Receiving(name, blob.size);
    }
    receiving.take(name, part.blob);
    if (!receiving.isWhole) continue;
    await store.putBlob(name, receiving.checked());
    stored.add(name);
    receiving = undefined;
  }
  if (receiving !== undefined) throw new Refusal("usage", `the body ${receiving.name} ended too early`);
  for (const [name, blob] of wanted) {
    if (stored.has(name) || (await store.hasBlob(name))) continue;
    if (blob.size === 0) {
      await store.putBlob(name, new Receiving(name, 0).checked()); // it has no part to come in
      continue;
    }
    throw new Refusal("no_such_blob", `the ${blob.use} ${name}`);
  }
}

class Receiving {
  readonly name: string;
  readonly #bytes: Buffer;
  readonly #hash = createHash("sha256");
  #got = 0;

  constructor(name: string, size: number) {
    this.name = name;
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  get isWhole(): boolean {
    return this.#got === this.#bytes.length;
  }

  take(name: string, part: reeve.v1.BlobPart.$Properties): void {
    const bytes = part.bytes ?? new Uint8Array(0);
    const size = this.#bytes.length;
    if (name !== this.name) throw new Refusal("usage", `the body ${this.name} ended too early`);
    if (part.size !== size)
      throw new Refusal("usage", `the body ${name} has ${size} bytes in the spec, not ${part.size}`);
    if (part.offset !== this.#got)
      throw new Refusal("usage", `the body ${name} goes on at ${this.#got}, not ${part.offset}`);
    if (bytes.length > size - this.#got)
      throw new Refusal("usage", `the body ${name} has more than ${size} bytes`);
    if (bytes.length === 0 && size > 0) throw new Refusal("usage", `a part of the body ${name} is empty`);
    this.#bytes.set(bytes, this.#got);
    this.#got += bytes.length;
    this.#hash.update(bytes);
  }

  checked(): Uint8Array {
    const found = this.#hash.digest("hex");
    if (found !== this.name) throw new Refusal("usage", `the body ${this.name} has the SHA-256 ${found}`);
    return this.#bytes;
  }
}
