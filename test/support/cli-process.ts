// Runs the real `reeve` program as its own process against a socket, and collects what it says.
// Called by test/cli and by the end-to-end test. The danger: a child left behind; the test's end kills it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { FakeApi } from "./fake-api.ts";

export const cliMain = join(import.meta.dirname, "../../scheduler/cli/main.ts");

export type Ended = {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly outBytes: Buffer;
};

export class CliProcess {
  readonly child: ChildProcess;
  readonly #out: Buffer[] = [];
  readonly #err: Buffer[] = [];
  readonly #closed: Promise<unknown[]>;

  constructor(file: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const env = { ...process.env, REEVE_SOCKET: "", ...environment };
    this.child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env });
    this.#closed = once(this.child, "close");
    this.child.stdout?.on("data", (bytes: Buffer) => this.#out.push(bytes));
    this.child.stderr?.on("data", (bytes: Buffer) => this.#err.push(bytes));
  }

  get out(): string {
    return Buffer.concat(this.#out).toString();
  }

  get err(): string {
    return Buffer.concat(this.#err).toString();
  }

  async ended(): Promise<Ended> {
    const [code, signal] = await this.#closed;
    const status = typeof code === "number" ? code : -1;
    if (status < 0) throw new Error(`ended by ${String(signal)}: ${this.err}`);
    return { status, out: this.out, err: this.err, outBytes: Buffer.concat(this.#out) };
  }
}

export type Place = {
  readonly api: FakeApi;
  readonly directory: string;
  /** starts `reeve COMMAND --socket … args` */
  readonly start: (...args: readonly string[]) => CliProcess;
  readonly reeve: (...args: readonly string[]) => Promise<Ended>;
  /** the same through sh, for bytes that are no text: `$REEVE` is the program with its socket */
  readonly shell: (script: string) => Promise<Ended>;
};

/** A directory with a scheduler's socket; all of it is gone when the test ends. */
export async function place(t: TestContext): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), "reeve-cli-"));
  const api = new FakeApi(join(directory, "api.sock"));
  await api.start();
  const children: CliProcess[] = [];
  t.after(() => {
    for (const { child } of children) if (child.exitCode === null) child.kill("SIGKILL");
    api.vanish();
    rmSync(directory, { recursive: true, force: true });
  });
  const begin = (file: string, args: readonly string[]): CliProcess => {
    const process = new CliProcess(file, args);
    children.push(process);
    return process;
  };
  const withSocket = ([command = "", ...rest]: readonly string[]) => [
    cliMain,
    command,
    ...socketAt(rest, api.path),
  ];
  const start = (...args: readonly string[]) => begin(process.execPath, withSocket(args));
  return {
    api,
    directory,
    start,
    reeve: (...args) => start(...args).ended(),
    shell: (script) => {
      const program = `"${process.execPath}" "${cliMain}"`;
      const head = `reeve() { command="$1"; shift; ${program} "$command" --socket "${api.path}" "$@"; }`;
      return begin("sh", ["-c", `${head}\n${script}`]).ended();
    },
  };
}

/** `agent token`: the option comes after both words. */
/** The socket comes after the command, and some commands have two words. */
function socketAt(args: readonly string[], path: string): readonly string[] {
  const [first = "", ...rest] = args;
  return ["token", "list", "revoke"].includes(first)
    ? [first, "--socket", path, ...rest]
    : ["--socket", path, ...args];
}
