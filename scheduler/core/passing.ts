// What the scheduler knows only while it lives: connections, and where its own timers stand. Nothing here is
// stored; after a restart the agents' words build it again. It owns no rule. Written by step.ts, applied by
// state.ts. The danger: a promise that rests on one of these rows would be forgotten by a crash; promises
// rest on changes.ts.
import type { Ledger } from "../../proto/common/ids.ts";
import type { Meta } from "./model.ts";

/** One agent's control stream, from its hello to its end. */
export type Link = {
  readonly agent: string;
  readonly link: number;
  readonly spoolId: string;
  /** by ledger: the highest fence that the agent had seen when it connected */
  readonly fences: Readonly<Record<string, number>>;
  /** the agent has told everything it knows: from here on it may get orders */
  readonly resynced: boolean;
};

export type PassingChange =
  | { readonly kind: "link"; readonly link: Link }
  /** its runs become lost at `graceEndsMs` */
  | { readonly kind: "link_gone"; readonly agent: string; readonly graceEndsMs: number }
  /** the agent told of this attempt in the resync that is under way */
  | { readonly kind: "listed"; readonly agent: string; readonly name: string }
  | { readonly kind: "grace_over"; readonly agent: string }
  /** queued runs whose time is not after `atMs` are ready */
  | { readonly kind: "clock"; readonly atMs: number }
  | { readonly kind: "cancels_sent"; readonly atMs: number }
  /** "" = there is room again */
  | { readonly kind: "disk_full"; readonly path: string };

/**
 * The fence that a word about an attempt of `ledger` carries. The agent compares it with the highest it has seen of that very
 * ledger; after a restore our own count is of another ledger, so an older one's is the agent's word for it.
 */
export function fenceFor(meta: Meta, link: Link, ledger: Ledger): number {
  return ledger === meta.ledger ? meta.fence : Math.max(meta.fence, link.fences[ledger] ?? 0);
}
