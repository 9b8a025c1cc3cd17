// Holds the database file as it is for whoever copies it (`reeve-scheduler backup`), and says at the end
// whether it has stayed so. Called by server.ts. It copies nothing and sends nothing of the content: who may
// read the file is the file's own mode to say.
// The danger: a hold that outlives its caller would let the WAL grow; it ends with the call, and has a bound
// in time.
import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { bytesOfHex } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { FrozenDatabase } from "../store/store.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type Holding = {
  readonly send: (message: reeve.v1.Snapshot.$Properties) => Promise<void>;
  readonly signal: AbortSignal;
};

/** At random: counted, the hold of one life of the scheduler would be taken for that of the next. */
const idEnd = 2 ** 48 - 1;

type Held = { readonly id: number; readonly ended: AbortController };

export class Snapshots {
  readonly #ports: ApiPorts;
  #held: Held | undefined;

  constructor(ports: ApiPorts) {
    this.#ports = ports;
  }

  /** Returns when the caller leaves, has asked for the end, or was too slow. */
  async hold(to: Holding): Promise<void> {
    const { store } = this.#ports;
    if (store.freeze === undefined) throw new Refusal("usage", "this scheduler keeps no database file");
    if (this.#held !== undefined) throw new Refusal("busy", "another backup is under way");
    const held: Held = { id: randomInt(1, idEnd), ended: new AbortController() };
    this.#held = held;
    try {
      await to.send(message(held.id, await store.freeze(), this.#ports.now()));
      const signal = AbortSignal.any([to.signal, held.ended.signal]);
      await delay(limits.snapshotMsMax, undefined, { signal }).catch(() => undefined);
    } finally {
      if (!held.ended.signal.aborted) await store.thaw?.();
      this.#held = undefined;
    }
  }

  async end({ id }: reeve.v1.EndSnapshotRequest): Promise<reeve.v1.EndSnapshotReply.$Properties> {
    const held = this.#held;
    const isOver = held?.id !== id || held.ended.signal.aborted;
    if (isOver) return { held: false, why: "the scheduler did not hold it any more" };
    held.ended.abort();
    const why = (await this.#ports.store.thaw?.()) ?? "this scheduler keeps no database file";
    return { held: why === "", why };
  }
}

function message(id: number, frozen: FrozenDatabase, takenAtMs: number): reeve.v1.Snapshot.$Properties {
  const { path, bytes, schema, meta } = frozen;
  const { fence } = meta;
  const [clusterId, ledger] = [bytesOfHex(meta.clusterId), bytesOfHex(meta.ledger)];
  const none = new Uint8Array(0);
  const ids = { clusterId: clusterId ?? none, ledger: ledger ?? none };
  return { id, database: path, bytes, schema, ...ids, fence, takenAtMs };
}
