// What the tests of PAM need of the host: service files of names of their own in /etc/pam.d, users with real
// passwords, the module that misbehaves, and requests to reeve-pam. Called by test/attack, as root.
// The danger: a service file or an account that stays; `end` takes all of them away, in every outcome.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs, sources } from "./launcher-client.ts";

const services = "/etc/pam.d";
const modulePlaces = ["/lib/x86_64-linux-gnu/security", "/usr/lib64/security", "/lib64/security"];

/** The module's directory of this host, for pam_unix.so and the like. */
export const modules: string | undefined = modulePlaces.find((at) => existsSync(join(at, "pam_unix.so")));

function reasonToSkip(): string | false {
  if (process.geteuid?.() !== 0) return "needs root for users and PAM service files: PAM is NOT tested here";
  if (!existsSync(services) || modules === undefined) return "no PAM on this host: PAM is NOT tested here";
  const lacks = ["useradd", "usermod", "userdel", "perl", "gcc"].find(
    (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status !== 0,
  );
  return lacks === undefined ? false : `needs ${lacks}: PAM is NOT tested here`;
}
export const pamSkip: string | false = reasonToSkip();

export type UserOptions = {
  readonly password?: string;
  /** further words for useradd */
  readonly more?: readonly string[];
};

export type PamAnswer = {
  readonly stage: number;
  readonly code: number;
  readonly word: string;
  readonly text: string;
};

export type PamRequest = {
  readonly service: string;
  readonly user: string | Uint8Array;
  /** absent: the account phase alone */
  readonly password?: string | Uint8Array;
  readonly rhost?: string;
  readonly ruser?: string;
  readonly tty?: string;
};

export class PamHost {
  readonly place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-pam-")));
  readonly #services: string[] = [];
  readonly #users: string[] = [];
  #module: string | undefined;

  /** Writes a service file and answers with its name. */
  service(...lines: readonly string[]): string {
    const name = `reevetest-${randomBytes(5).toString("hex")}`;
    this.#services.push(join(services, name));
    writeFileSync(join(services, name), lines.map((line) => `${line}\n`).join(""), { mode: 0o644 });
    return name;
  }

  /** Both phases by pam_unix, alone. */
  unixService(): string {
    return this.service("auth required pam_unix.so", "account required pam_unix.so");
  }

  /** Absolute path of the module that misbehaves. */
  get module(): string {
    if (this.#module === undefined) {
      const file = join(this.place, "pam_reeve_test.so");
      const source = join(import.meta.dirname, "pam-module.c");
      execFileSync("gcc", [
        "-shared",
        "-fPIC",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-I",
        sources,
        "-o",
        file,
        source,
      ]);
      this.#module = file;
    }
    return this.#module;
  }

  user({ password, more = [] }: UserOptions = {}): string {
    const name = `rp${randomBytes(5).toString("hex")}`;
    this.#users.push(name);
    execFileSync("useradd", ["-M", "-d", this.place, "-s", "/bin/sh", ...more, name]);
    if (password !== undefined) setPassword(name, password);
    return name;
  }

  /** usermod or chage, with the user's name last. */
  change(...words: readonly string[]): void {
    const [program = "", ...rest] = words;
    execFileSync(program, rest);
  }

  end(): void {
    for (const file of this.#services) rmSync(file, { force: true });
    for (const name of this.#users) spawnSync("userdel", [name]);
    rmSync(this.place, { recursive: true, force: true });
  }
}

/** By hash: `chpasswd` would go through the host's own rules for passwords. */
function setPassword(name: string, password: string): void {
  const script = "local $/; my $p = <STDIN>; print crypt($p, q($6$reevetestsalt$))";
  const hash = execFileSync("perl", ["-e", script], { input: Buffer.from(password) }).toString();
  execFileSync("usermod", ["-p", hash, name]);
}

/** As docs/reference/host-protocols.md has it, written here anew. */
export function pamRequest(asked: PamRequest): Buffer {
  const { service, user, password = "", rhost = "", ruser = "", tty = "reeve" } = asked;
  const texts = [service, user, password, rhost, ruser, tty].map((text) => Buffer.from(text as string));
  const head = Buffer.alloc(14);
  head[0] = 1;
  head[1] = asked.password === undefined ? 2 : 1;
  for (const [index, text] of texts.entries()) head.writeUInt16LE(text.length, 2 + 2 * index);
  return Buffer.concat([head, ...texts]);
}

export function pamAnswer(bytes: Buffer): PamAnswer {
  const text = (from: number, to: number): string => {
    const part = bytes.subarray(from, to);
    return part.subarray(0, part.indexOf(0)).toString();
  };
  return { stage: bytes[1] ?? 0, code: bytes.readUInt16LE(2), word: text(4, 32), text: text(32, 256) };
}

export type AskedBytes = {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: Buffer;
  readonly err: string;
};

/** One reeve-pam, fed these bytes. */
export async function askBytes(bytes: Uint8Array, program = reevePam()): Promise<AskedBytes> {
  const child = spawn(program, [], { stdio: "pipe", env: {}, detached: true });
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => {
    err += part.toString();
  });
  child.stdin.on("error", () => {});
  child.stdin.end(bytes);
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, out: Buffer.concat(out), err }));
  });
}

export async function ask(asked: PamRequest, program?: string): Promise<PamAnswer> {
  const { status, signal, out, err } = await askBytes(pamRequest(asked), program);
  if (status !== 0 || out.length !== 256)
    throw new Error(`reeve-pam: status ${status}, signal ${signal}, ${out.length} bytes, ${err}`);
  return pamAnswer(out);
}

export function reevePam(build: "shipped" | "sanitized" = "shipped"): string {
  return join(programs(build), "reeve-pam");
}
