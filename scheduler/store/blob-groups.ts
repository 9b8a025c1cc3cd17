// Bodies that wait for the disk share its next transaction: under load many submits cost one fsync.
// Owned by sqlite.ts. It verifies nothing; a group that fails fails each of its members.
// The danger: a group has a bound in bytes, or eight large uploads would hold the store's thread for seconds.
import { limits } from "../../proto/common/limits.ts";
import type { NamedBytes } from "./sqlite-requests.ts";

type Waiting = {
  readonly blob: NamedBytes;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

export class BlobGroups {
  readonly #store: (blobs: readonly NamedBytes[]) => Promise<unknown>;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(store: (blobs: readonly NamedBytes[]) => Promise<unknown>) {
    this.#store = store;
  }

  /** Resolves when the blob is durable. */
  put(blob: NamedBytes): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ blob, resolve, reject });
      if (!this.#busy) this.#next();
    });
  }

  #next(): void {
    const group = this.#take();
    this.#busy = group.length > 0;
    if (!this.#busy) return;
    this.#store(group.map(({ blob }) => blob)).then(
      () => {
        for (const { resolve } of group) resolve();
        this.#next();
      },
      (error: unknown) => {
        for (const { reject } of group) reject(error);
        this.#next();
      },
    );
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { blob } of this.#waiting) {
      bytes += blob.bytes.length;
      if (count > 0 && bytes > limits.blobGroupBytesMax) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}
