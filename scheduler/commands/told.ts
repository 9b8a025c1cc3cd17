// Tells whoever started the daemon how it stands, on a descriptor that was named: `--ready-fd` once,
// `--notify-fd` for as long as it lives (reeve-notify passes these words on to systemd). Called by run.ts.
// The danger: `alive` said by anything but the event loop itself would hide a daemon that hangs.
import { closeSync, writeSync } from "node:fs";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";

/** Descriptors, or null where nobody asked. */
export type Listeners = { readonly readyFd: number | null; readonly notifyFd: number | null };

export class Told {
  readonly #listeners: Listeners;
  #beats: NodeJS.Timeout | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** Everything is served. */
  ready(): void {
    const { readyFd, notifyFd } = this.#listeners;
    if (readyFd !== null) {
      say(readyFd, "ready");
      closeSync(readyFd);
    }
    if (notifyFd === null) return;
    say(notifyFd, "ready");
    this.#beats = setInterval(() => say(notifyFd, "alive"), limits.aliveMs);
  }

  stopping(): void {
    clearInterval(this.#beats);
    if (this.#listeners.notifyFd !== null) say(this.#listeners.notifyFd, "stopping");
  }
}

function say(descriptor: number, word: string): void {
  try {
    writeSync(descriptor, `${word}\n`);
  } catch (cause) {
    throw new Fault(`write to descriptor ${descriptor}`, { cause });
  }
}
