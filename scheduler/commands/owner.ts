// What root asks of reeve-scheduler is done as the owner of the state directory, so that no file in it
// comes to belong to root, which the daemon could not read. Called by ../program.ts once the settings are
// known.
// The danger: a group or a capability of root's that stays; groups go first, the user last, and the
// result is looked at.
import { statSync } from "node:fs";
import { Fault } from "../../proto/common/fault.ts";

/** Nothing happens for anybody but root, or where the directory is missing or root's. */
export function becomeOwnerOf(state: string): void {
  if (process.geteuid?.() !== 0) return;
  const seen = statSync(state, { throwIfNoEntry: false });
  if (seen === undefined || seen.uid === 0) return;
  const { uid, gid } = seen;
  try {
    process.setgroups?.([gid]);
    process.setgid?.(gid);
    process.setuid?.(uid);
  } catch (cause) {
    throw new Fault(`become uid ${uid}, which owns ${state}`, { cause });
  }
  const isOwner = process.getuid?.() === uid && process.geteuid?.() === uid && process.getegid?.() === gid;
  if (!isOwner) throw new Fault(`become uid ${uid}, which owns ${state}: the process is still another`);
}
