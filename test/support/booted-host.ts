// One host booted from a rootfs under its own init, systemd or sysvinit, in namespaces of this machine:
// own processes, mounts, name, network, cgroups and accounts; what it writes lies in an overlay of its
// own. Called by test/system. The way in is always `run`.
// The danger: the machine below. The wall clock has no namespace, so the capability to set it (and to
// load modules, and more) is dropped for the boot and for every entry; a pid is signalled only after its
// cgroup says that it is this host's.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readlinkSync } from "node:fs";
import { readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testRun } from "./census.ts";
import { cgroupMount } from "./rootfs.ts";
import { waitUntil } from "./wait-until.ts";

const stage = join(import.meta.dirname, "boot-stage.sh");
const dropped = [
  "sys_time",
  "sys_module",
  "sys_rawio",
  "syslog",
  "audit_control",
  "mac_admin",
  "wake_alarm",
  "perfmon",
  "bpf",
];
const withoutPower = ["setpriv", "--bounding-set", dropped.map((name) => `-${name}`).join(","), "--"];
const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const SIGRTMIN_4 = 38; // asks systemd to power off (systemd(1))
const BOOT_MS_MAX = 120_000;
const DOWN_MS_MAX = 120_000;

export type HostOptions = {
  readonly rootfs: string;
  readonly name: string;
  /** a network namespace made before; default: a private one with loopback alone */
  readonly network?: string;
};
export type Ran = { readonly status: number; readonly out: string; readonly err: string };

const up = new Set<BootedHost>();
process.once("SIGTERM", () => {
  const exit = (): never => process.exit(143);
  Promise.all([...up].map((host) => host[Symbol.asyncDispose]())).then(exit, exit);
});

export class BootedHost {
  readonly name: string;
  /** its root directory, as seen from outside */
  readonly root: string;
  readonly #place: string;
  readonly #cgroup: string;
  readonly #network: string | undefined;
  #outer: ChildProcess | undefined;
  #init = 0;

  private constructor({ rootfs, name, network }: HostOptions) {
    this.name = name;
    this.#network = network;
    this.#place = mkdtempSync(join(tmpdir(), "reeve-booted-"));
    this.root = join(this.#place, "root");
    this.#cgroup = join(cgroupMount() ?? "", `${testRun}-${name}`);
    for (const directory of ["root", "upper", "work"]) mkdirSync(join(this.#place, directory));
    const layers = `lowerdir=${rootfs},upperdir=${this.#place}/upper,workdir=${this.#place}/work`;
    execFileSync("mount", ["-t", "overlay", "overlay", "-o", layers, this.root]);
  }

  /** Booted, with every service of its own up. */
  static async up(options: HostOptions): Promise<BootedHost> {
    const host = new BootedHost(options);
    up.add(host);
    try {
      await host.boot();
      return host;
    } catch (error) {
      await host[Symbol.asyncDispose]();
      throw error;
    }
  }

  get isSystemd(): boolean {
    const init = join(this.root, "sbin/init"); // its own file under sysvinit, a link under systemd
    return lstatSync(init).isSymbolicLink() && readlinkSync(init).endsWith("systemd");
  }

  async boot(): Promise<void> {
    // sysvinit leaves its root read-only at the end, and with it the overlay, which is this machine's.
    execFileSync("mount", ["-o", "remount,rw", this.root]);
    mkdirSync(this.#cgroup, { recursive: true });
    const log = openSync(join(this.#place, "boot.log"), "a");
    const network = this.#network === undefined ? [] : ["ip", "netns", "exec", this.#network];
    const spaces = ["--mount", "--uts", "--ipc", "--pid", "--cgroup"];
    const unshare = ["unshare", ...spaces, ...(this.#network === undefined ? ["--net"] : [])];
    const inside = [...unshare, "--fork", "--kill-child", "sh", stage, this.root, this.name];
    // In the host's cgroup before the cgroup namespace is made: that makes it the host's root.
    const enter = `echo 0 >"$0/cgroup.procs" && exec "$@"`;
    // Whatever ends this process ends the host: nobody else would.
    const bound = ["setpriv", "--pdeathsig", "KILL", "--"];
    const words = ["-c", enter, this.#cgroup, ...withoutPower, ...network, ...bound, ...inside];
    this.#outer = spawn("sh", words, { stdio: ["ignore", log, log], detached: true });
    const look = async (): Promise<boolean> =>
      this.#isOver() || (this.#findInit() && (await this.#isReady()));
    await waitUntil(look, { what: `${this.name} to be booted`, withinMs: BOOT_MS_MAX });
    if (this.#isOver()) throw new Error(`${this.name} did not boot:\n${this.bootLog()}`);
    if (this.#network === undefined) await this.must("ip link set lo up");
  }

  bootLog(): string {
    return readFileSync(join(this.#place, "boot.log"), "utf8");
  }

  #isOver(): boolean {
    return this.#outer === undefined || this.#outer.exitCode !== null || this.#outer.signalCode !== null;
  }

  #findInit(): boolean {
    const outer = this.#outer?.pid ?? 0;
    const file = `/proc/${outer}/task/${outer}/children`;
    this.#init = existsSync(file) ? Number(readFileSync(file, "utf8").trim().split(" ")[0] || 0) : 0;
    return this.#init > 0 && this.#isOurs(this.#init);
  }

  async #isReady(): Promise<boolean> {
    if (this.isSystemd) {
      const { out } = await this.run("systemctl is-system-running");
      return /^(running|degraded)$/m.test(out);
    }
    const { out } = await this.run("runlevel; pgrep -x rc >/dev/null && echo busy");
    return / [2-5]$/m.test(out) && !out.includes("busy");
  }

  #isOurs(pid: number): boolean {
    try {
      return readFileSync(`/proc/${pid}/cgroup`, "utf8").includes(`/${testRun}-${this.name}`);
    } catch {
      return false;
    }
  }

  /** A shell line as root inside, with nothing of our own environment. */
  async run(line: string): Promise<Ran> {
    if (!this.#isOurs(this.#init)) throw new Error(`${this.name} is not up`);
    const spaces = ["-m", "-u", "-i", "-n", "-p", "-C", "-r", "-w"];
    const enter = ["nsenter", "-t", String(this.#init), ...spaces, "--"];
    const clean = ["env", "-i", `PATH=${path}`, "HOME=/root", "LANG=C.UTF-8", "TERM=dumb", "container=test"];
    const [file, ...words] = [...withoutPower, ...enter, ...clean, "sh", "-c", line];
    const child = spawn(file ?? "", words, { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [status] = await once(child, "close");
    return { status: typeof status === "number" ? status : -1, out, err };
  }

  /** Its standard output; anything but status 0 fails the test with all that was said. */
  async must(line: string): Promise<string> {
    const { status, out, err } = await this.run(line);
    if (status !== 0) throw new Error(`${this.name}: ${line}\nended with ${status}\n${out}\n${err}`);
    return out;
  }

  /** As when the power goes: everything in it dies at once. */
  async crash(): Promise<void> {
    if (this.#isOurs(this.#init)) process.kill(this.#init, "SIGKILL");
    await this.#gone();
  }

  /** An orderly end, as `poweroff` would do it. */
  async shutDown(): Promise<void> {
    if (this.#isOurs(this.#init)) {
      if (this.isSystemd) process.kill(this.#init, SIGRTMIN_4);
      else await this.run("/sbin/init 0");
    }
    await this.#gone();
  }

  async #gone(): Promise<void> {
    await waitUntil(() => this.#isOver(), { what: `${this.name} to be down`, withinMs: DOWN_MS_MAX });
    this.#outer = undefined;
    const kill = join(this.#cgroup, "cgroup.kill");
    if (existsSync(kill)) writeFileSync(kill, "1");
    await waitUntil(() => removed(this.#cgroup), {
      what: `${this.#cgroup} to be empty`,
      withinMs: DOWN_MS_MAX,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    up.delete(this);
    if (this.#outer !== undefined) {
      this.#findInit();
      if (this.#init === 0) this.#outer.kill("SIGKILL");
      await this.crash();
    }
    execFileSync("umount", ["-l", this.root]);
    rmSync(this.#place, { recursive: true, force: true });
  }
}

/** The directory and all below it, once no process is left in any of it. */
function removed(cgroup: string): boolean {
  if (!existsSync(cgroup)) return true;
  try {
    for (const entry of readdirSync(cgroup, { withFileTypes: true }))
      if (entry.isDirectory()) removed(join(cgroup, entry.name));
    rmdirSync(cgroup);
    return true;
  } catch {
    return false;
  }
}
