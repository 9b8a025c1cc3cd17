// The way to the scheduler: over its unix socket, or by a profile (tls-line.ts); asks questions, follows
// streams through cuts and restarts. Called by the commands; gRPC is loaded by the first of them that asks
// something, so that --help stays quick. It knows no noun. The danger: a stream that ends without its last
// item is a cut, never an end.
import type { Client, ClientReadableStream, Metadata, MethodDefinition, ServiceError } from "@grpc/grpc-js";
import { homedir, hostname, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import { Refused } from "./refused.ts";

/** Of the user that runs this program; a user without an entry in the account database still has a number. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.geteuid?.() ?? "?"}`;
  }
}

/** ARCHITECTURE.md, "Names, places, ports". */
export function defaultPlaces(environment: NodeJS.ProcessEnv): readonly string[] {
  const own = join(environment["HOME"] || homedir(), "reeve", hostname(), "scheduler", "api.sock");
  const system = "/run/reeve-scheduler/api.sock";
  const runtime = environment["XDG_RUNTIME_DIR"];
  const short = runtime === undefined || runtime === "" ? [] : [join(runtime, "reeve-scheduler", "api.sock")];
  return process.geteuid?.() === 0 ? [system, own, ...short] : [own, ...short, system];
}

type Grpc = {
  readonly send: typeof import("../../proto/common/transport.ts").send;
  readonly Metadata: typeof import("@grpc/grpc-js").Metadata;
};

/** What a connection goes over. */
export type Line = {
  /** for people */
  readonly place: string;
  /** whether we say who we are; else a certificate does */
  readonly claims: boolean;
  /** A Refused when nobody is there. */
  readonly dial: () => Client | Promise<Client>;
};

/** Over the unix socket. Nothing is dialled before the first question. */
export async function connect(path: string): Promise<Connection> {
  const { dialUnix } = await import("../../proto/common/transport.ts");
  return await connectOver({ place: path, claims: true, dial: () => dialUnix(path) });
}

export async function connectOver(line: Line): Promise<Connection> {
  const { send } = await import("../../proto/common/transport.ts");
  const { Metadata } = await import("@grpc/grpc-js");
  return new Connection(line, { send, Metadata });
}

export class Connection {
  readonly #line: Line;
  readonly #grpc: Grpc;
  #client: Promise<Client> | undefined;

  constructor(line: Line, grpc: Grpc) {
    this.#line = line;
    this.#grpc = grpc;
  }

  get path(): string {
    return this.#line.place;
  }

  /** One question, one answer. */
  async call<Ask, Answer>(method: MethodDefinition<Ask, Answer>, request: Ask): Promise<Answer> {
    const { path, requestSerialize, responseDeserialize } = method;
    const client = await this.#dialled();
    return await new Promise((resolve, reject) => {
      const metadata = this.#claim();
      const options = { deadline: Date.now() + limits.cliCallMs };
      const done = this.#answerTo(resolve, reject);
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, options, done);
    });
  }

  async *stream<Ask, Answer>(method: MethodDefinition<Ask, Answer>, request: Ask): AsyncGenerator<Answer> {
    const { path, requestSerialize, responseDeserialize } = method;
    const client = await this.#dialled();
    const call = client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      this.#claim(),
    );
    yield* items(call, this.path);
  }

  /** Many parts, one answer. */
  async upload<Part, Answer>(method: MethodDefinition<Part, Answer>, parts: Iterable<Part>): Promise<Answer> {
    const { path, requestSerialize, responseDeserialize } = method;
    const metadata = this.#claim();
    const options = { deadline: Date.now() + limits.cliUploadMs };
    const client = await this.#dialled();
    let sent: Promise<void> | undefined;
    const answer = new Promise<Answer>((resolve, reject) => {
      const done = this.#answerTo(resolve, reject);
      const call = client.makeClientStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        metadata,
        options,
        done,
      );
      call.on("error", () => {}); // the callback has it
      sent = sendAll(call, parts, this.#grpc.send);
    });
    // A refusal ends the stream early; then the answer says why, not the write that failed.
    await Promise.race([sent, answer.then(ignore, ignore)]);
    return answer;
  }

  /** The next question dials anew. */
  redial(): void {
    this.#client?.then((client) => client.close(), ignore);
    this.#client = undefined;
  }

  close(): void {
    this.redial();
  }

  /** Whom we claim to be: recorded with what we ask for, proved by nothing. */
  #claim(): Metadata {
    const metadata = new this.#grpc.Metadata();
    if (!this.#line.claims) return metadata;
    metadata.set("reeve-user", userName().replaceAll(/[^\x21-\x7e]/g, "_"));
    return metadata;
  }

  #dialled(): Promise<Client> {
    this.#client ??= this.#dial();
    return this.#client;
  }

  /** What has failed is not kept: the next question dials anew. */
  async #dial(): Promise<Client> {
    try {
      return await this.#line.dial();
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
  }

  #answerTo<Answer>(resolve: (answer: Answer) => void, reject: (error: Error) => void) {
    return (error: ServiceError | null, value?: Answer): void => {
      if (error !== null) reject(refusalOf(error, this.path));
      else if (value === undefined) reject(new Refused("internal", "the scheduler sent an empty answer"));
      else resolve(value);
    };
  }
}

function ignore(): void {}

/**
 * A stream that survives cuts: opened again by `open` until an item satisfies `isLast`. Gives up when the
 * scheduler has not been heard for limits.cliReconnectMs. The caller's `open` asks for what comes after the
 * items it has already seen.
 */
export async function* resumed<Item>(
  connection: Connection,
  open: () => AsyncIterable<Item>,
  isLast: (item: Item) => boolean,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  let heardAtMs = Date.now();
  for (let round = 0; ; round++) {
    try {
      for await (const item of open()) {
        heardAtMs = Date.now();
        round = 0;
        yield item;
        if (isLast(item)) return;
      }
    } catch (error) {
      if (!(error instanceof Refused) || !error.isCut || signal.aborted) throw error;
      if (Date.now() - heardAtMs > limits.cliReconnectMs) throw error;
    }
    connection.redial();
    await delay(backOffMs(round), undefined, { signal });
  }
}

/** Full jitter, so that many followers do not come back at once. */
export function backOffMs(round: number): number {
  const ceiling = Math.min(limits.cliReconnectStepMsMax, limits.reconnectMsMin * 2 ** Math.min(round, 10));
  return Math.ceil(ceiling * (0.5 + Math.random() / 2));
}

async function sendAll<Part>(
  call: Outlet<Part> & { end(): unknown },
  parts: Iterable<Part>,
  send: Grpc["send"],
): Promise<void> {
  try {
    for (const part of parts) await send(call, part);
    call.end();
  } catch {
    // The stream has ended: the answer or the error that ended it arrives by itself.
  }
}

/**
 * The items of a call; leaving the loop cancels it. Attached at once: what comes before a reader would be
 * lost.
 */
function items<Answer>(call: ClientReadableStream<Answer>, path: string): AsyncIterable<Answer> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* call as AsyncIterable<Answer>;
      } catch (error) {
        throw refusalOf(error as ServiceError, path);
      } finally {
        call.on("error", () => {}); // cancel() reports itself as an error
        call.cancel();
      }
    },
  };
}

// gRPC codes by number: cancelled, unknown, deadline, internal, unavailable. Without a reason of ours they
// mean a broken link.
const CUT_CODES = new Set([1, 2, 4, 13, 14]);
const BUSY = new Set(["busy", "stopping"]);

function refusalOf(error: Error, path: string): Refused | Error {
  if (error instanceof Refused || !("code" in error) || !("metadata" in error)) return error;
  const { code, details, metadata } = error as ServiceError;
  const reason = wordIn(metadata, "reeve-reason");
  if (reason !== undefined) return new Refused(reason, details, BUSY.has(reason));
  if (!CUT_CODES.has(code)) return new Refused("internal", `the scheduler answered: ${details}`);
  return new Refused("unreachable", `the scheduler cannot be reached at ${path}: ${causeOf(details)}`, true);
}

function causeOf(details: string): string {
  if (details.includes("ENOENT"))
    return "no such socket; is reeve-scheduler running? --socket names another place";
  if (details.includes("ECONNREFUSED")) return "nothing listens there; is reeve-scheduler running?";
  if (details.includes("EACCES")) return "no permission to use the socket";
  return details;
}

function wordIn(metadata: Metadata | undefined, key: string): string | undefined {
  const value = metadata?.get(key)[0];
  return value === undefined ? undefined : value.toString();
}
