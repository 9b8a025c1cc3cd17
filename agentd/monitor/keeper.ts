// The monitor's end of the keeper's socket (descriptor 3 with --kept): the keeper's death, and one short line
// at a time the other way: ready, alive, status, failed. The keeper tells systemd, and whoever waits for -d.
// Called by main.ts. Without a keeper nothing is said.
// The danger: `alive` is what the watchdog lives on; it is said only while net and launcher answer.
import { writeSync } from "node:fs";
import { Socket } from "node:net";

const descriptor = 3;
const textBytesMax = 512;

export class Keeper {
  readonly #isKept: boolean;

  /** `onGone`: nobody would start us again. */
  constructor(isKept: boolean, onGone: () => void) {
    this.#isKept = isKept;
    if (!isKept) return;
    const socket = new Socket({ fd: descriptor, readable: true, writable: false });
    socket.on("error", onGone);
    socket.on("close", onGone);
    socket.resume();
  }

  /** The process that the world knows as the daemon. */
  get daemonPid(): number {
    return this.#isKept ? process.ppid : process.pid;
  }

  ready(): void {
    this.#say("ready");
  }

  alive(): void {
    this.#say("alive");
  }

  status(text: string): void {
    this.#say(`status ${lineOf(text)}`);
  }

  failed(sentence: string): void {
    this.#say(`failed ${lineOf(sentence)}`);
  }

  /** At once: what is said last is said before an exit. */
  #say(line: string): void {
    if (!this.#isKept) return;
    try {
      writeSync(descriptor, `${line}\n`);
    } catch {
      // It is gone, which is heard as the end of its socket; or it does not read, and then nobody can help.
    }
  }
}

function lineOf(text: string): string {
  return Buffer.from(text.replaceAll(/[^\x20-\x7e]+/g, " ")).toString("latin1", 0, textBytesMax);
}
