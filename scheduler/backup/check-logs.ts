// Is each log what its attempt's row says: so many bytes, this digest, whole frames. Called by verify.ts. It
// never shows a byte of one.
// The danger: a log that is missing is not found by looking at the logs that are there; so the rows are
// walked, and the files are looked up.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { Fault } from "../../proto/common/fault.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { FrameDecoder } from "../cli/frames.ts";
import type { Attempt } from "../core/model.ts";
import { Queries } from "../store/sqlite-queries.ts";

export type LogFacts = {
  readonly bytes: number;
  readonly sha256: string;
  /** "" = frames from beginning to end */
  readonly wrong: string;
};

/** Takes a log's bytes as they come. */
export class LogLook {
  readonly #hash = createHash("sha256");
  readonly #decoder = new FrameDecoder();
  #bytes = 0;
  #wrong = "";

  take(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    if (this.#wrong !== "") return;
    try {
      for (const _piece of this.#decoder.push(bytes)); // each is checked as it passes
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#wrong = error.message.replace("could not read the log: it is ", "");
    }
  }

  facts(): LogFacts {
    const isWhole = this.#wrong !== "" || this.#decoder.isBetweenFrames;
    const wrong = isWhole ? this.#wrong : "cut within a frame";
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex"), wrong };
  }
}

export async function factsOfFile(path: string): Promise<LogFacts> {
  const look = new LogLook();
  for await (const bytes of createReadStream(path, { highWaterMark: limits.backupBlockBytes }))
    look.take(bytes as Buffer);
  return look.facts();
}

export function logProblems(db: DatabaseSync, logs: ReadonlyMap<string, LogFacts>): string[] {
  const problems: string[] = [];
  for (const attempt of new Queries(db).attempts()) {
    const facts = logs.get(attemptName(attempt));
    const wrong = problemOf(attempt, facts);
    if (wrong !== "") problems.push(`log of run ${attempt.run}, attempt ${attempt.attempt}: ${wrong}`);
  }
  return problems;
}

function problemOf(attempt: Attempt, facts: LogFacts | undefined): string {
  const { logState, log, logStoredBytes } = attempt;
  const bytes = facts?.bytes ?? 0;
  switch (logState) {
    case "complete":
    case "cut":
      if (bytes !== (log?.frameBytes ?? 0)) return `it has ${bytes} bytes of ${log?.frameBytes ?? 0}`;
      if (bytes === 0) return "";
      if (facts?.sha256 !== log?.frameSha256) return "its SHA-256 is not the one that the host took";
      return facts?.wrong ?? "";
    case "outstanding":
    case "damaged":
      return bytes < logStoredBytes ? `${bytes} bytes are there, ${logStoredBytes} were stored` : "";
    case "removed":
      return bytes > 0 ? "it is there, though it was removed" : "";
    case "none":
      return "";
  }
}
