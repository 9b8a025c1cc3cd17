// The mark of a person of this host that no run starts here until it is taken away again. It is a file of
// the spool, so that it survives every restart; only the control socket sets it, so that the scheduler
// cannot lift it. Called by main.ts, which tells net, and by launches.ts before each start.
// The danger: a mark that was answered and is lost with the power; it is on the disk before it is
// answered.
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { readFileIfAny, replaceFile, syncDirectory } from "./durable.ts";

export type Drained = { readonly by: string; readonly reason: string; readonly atMs: number };

export class DrainMark {
  readonly #path: string;
  #mark: Drained | null;

  private constructor(path: string, mark: Drained | null) {
    this.#path = path;
    this.#mark = mark;
  }

  static async open(spool: string): Promise<DrainMark> {
    const path = join(spool, "drained");
    const bytes = await readFileIfAny(path, markBytesMax);
    return new DrainMark(path, bytes === undefined ? null : parseMark(bytes.toString("utf8"), path));
  }

  get mark(): Drained | null {
    return this.#mark;
  }

  /** For the scheduler's people; empty: none. */
  get note(): string {
    if (this.#mark === null) return "";
    const { by, reason } = this.#mark;
    return `drained on the host by ${by}${reason === "" ? "" : `: ${reason}`}`;
  }

  /** The first word stands. */
  async drain(mark: Drained): Promise<void> {
    if (this.#mark !== null) return;
    await replaceFile(this.#path, Buffer.from(`${JSON.stringify(mark)}\n`), 0o600);
    this.#mark = mark;
  }

  async resume(): Promise<void> {
    await rm(this.#path, { force: true });
    await syncDirectory(dirname(this.#path));
    this.#mark = null;
  }
}

const markBytesMax = 4096;

/** What cannot be understood stops the monitor: starting runs would be the other guess. */
function parseMark(text: string, path: string): Drained {
  try {
    const { by, reason, atMs } = JSON.parse(text) as Record<string, unknown>;
    if (typeof by === "string" && typeof reason === "string" && typeof atMs === "number")
      return { by, reason, atMs };
  } catch {
    // Said below.
  }
  throw new Fault(`read ${path}: it is no mark of a drain; remove it, or run agentd drain again after that`);
}
