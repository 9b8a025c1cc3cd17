// Packages put into booted hosts, and the few things that every test of them does. Called by test/system
// and test/hosts. It plays nothing: the hosts run what the packages installed.
// The danger: a package that a test made itself; they are the ones of made-packages.ts.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path, { basename } from "node:path";
import type { BootedHost } from "./booted-host.ts";
import { bootSkip, rootfs, type RootfsName } from "./rootfs.ts";
import { madePackages, packageFile, packSkip, type Release } from "./made-packages.ts";
import { type Json, withinMs } from "./shown.ts";
import { waitUntil } from "./wait-until.ts";

export type PackageName = "reeve" | "reeve-scheduler" | "reeve-agentd";

/** Why hosts with packages cannot be tried here; false when they can. It may take a minute to find out. */
export function hostSkip(name: RootfsName): string | false {
  if (bootSkip !== false) return bootSkip;
  if (packSkip !== false) return packSkip;
  const found = rootfs(name);
  return "missing" in found ? found.missing : false;
}

export function rootfsPath(name: RootfsName): string {
  const found = rootfs(name);
  if ("missing" in found) throw new Error(found.missing);
  return found.path;
}

/** Settings and policy of an agent, as an operator would have put them there before the package. */
export const agentSettings = "log_level: info\n";
const policy = "users:\n  root: { modes: [trusted] }\n  alice: { modes: [trusted] }\n";

export function settle(host: BootedHost): void {
  const etc = path.join(host.root, "etc/reeve");
  mkdirSync(etc, { recursive: true });
  writeFileSync(path.join(etc, "agentd.yaml"), agentSettings);
  writeFileSync(path.join(etc, "policy.yaml"), policy, { mode: 0o600 });
}

/** Copies packages into /root of the host and answers their paths there. */
export function carry(
  host: BootedHost,
  names: readonly PackageName[],
  { release = 1, kind = "deb" }: { readonly release?: Release; readonly kind?: "deb" | "rpm" } = {},
): string {
  const paths = names.map((name) => {
    const from = packageFile(madePackages(release), name, kind);
    copyFileSync(from, path.join(host.root, "root", basename(from)));
    return `/root/${basename(from)}`;
  });
  return paths.join(" ");
}

export function install(
  host: BootedHost,
  names: readonly PackageName[],
  release: Release = 1,
): Promise<string> {
  return host.must(
    `DEBIAN_FRONTEND=noninteractive dpkg -i --force-confold ${carry(host, names, { release })}`,
  );
}

export async function untilActive(host: BootedHost, service: string): Promise<void> {
  const isActive = async () => (await host.run(`systemctl is-active ${service}`)).status === 0;
  await waitUntil(isActive, { what: `${service} to be active`, withinMs }).catch(async (error) => {
    throw new Error((await host.run(`journalctl -u ${service} --no-pager | tail -n 40`)).out, {
      cause: error,
    });
  });
}

/** The main process of a unit. */
export async function mainPid(host: BootedHost, service: string): Promise<number> {
  return Number((await host.must(`systemctl show -p MainPID --value ${service}`)).trim());
}

/** Words in the titles or arguments of agentd's processes, and how often one must be there. */
export const agentProcesses = {
  net: "agentd-net.js",
  monitor: "agentd-monitor.js --kept",
  launcher: "reeve-launcher --spool",
  keeper: "reeve-launcher --keep",
} as const;

/** 0: there is none. The brackets keep the shell that looks from finding itself. */
export async function pidOf(host: BootedHost, words: string): Promise<number> {
  const { out } = await host.run(`pgrep -o -f -- '[${words.slice(0, 1)}]${words.slice(1)}'`);
  return Number(out.trim().split("\n")[0] || 0);
}

/** The number of a new run; `words` are options and what follows `--`. */
export async function submitted(host: BootedHost, agent: string, words: string): Promise<string> {
  return (await host.must(`reeve submit --quiet --agent ${agent} --user root ${words}`)).trim();
}

export async function untilShown(
  host: BootedHost,
  run: string,
  what: string,
  isIt: (shown: Json) => boolean,
): Promise<Json> {
  const look = async (): Promise<Json | false> => {
    const shown = JSON.parse(await host.must(`reeve show ${run} --json`)) as Json;
    return isIt(shown) && shown;
  };
  return await waitUntil(look, { what: `run ${run} ${what}`, withinMs, everyMs: 300 });
}

export function untilState(host: BootedHost, run: string, state: string): Promise<Json> {
  return untilShown(host, run, `to be ${state}`, (shown) => shown["run"].state === state);
}

/** Every line of a job that counts until a file is there: none missing, none twice. */
export async function assertCounted(host: BootedHost, run: string): Promise<number> {
  await untilShown(host, run, "to have its log", ({ attempts }) => attempts.at(-1).logState === "complete");
  const lines = (await host.must(`reeve logs --all ${run}`)).trimEnd().split("\n");
  const numbers = Array.from({ length: lines.length - 1 }, (_, at) => `line ${at + 1}`);
  assert.deepEqual(lines, [...numbers, `end ${lines.length - 1}`]);
  return lines.length;
}

/** A job that writes `line 1`, `line 2`, … until the file `gate` is there. */
export function counting(gate: string): string {
  const count = `i=$((i+1)); echo line $i; sleep 0.05`;
  return `-- 'i=0; while [ ! -e ${gate} ]; do ${count}; done; echo end $i'`;
}

/** Makes a token at the scheduler's host and joins the agent's host with it. */
export async function join(scheduler: BootedHost, agent: BootedHost, name: string): Promise<void> {
  const file = "/root/one.join";
  await scheduler.must(`rm -f ${file}; reeve agent token ${name} --file ${file}`);
  if (agent !== scheduler) copyFileSync(path.join(scheduler.root, file), path.join(agent.root, file));
  await agent.must(`agentd join -c /etc/reeve/agentd.yaml ${file}`);
  await untilOnline(scheduler, name);
}

export async function untilOnline(scheduler: BootedHost, name: string): Promise<void> {
  await waitUntil(() => isOnline(scheduler, name), { what: `agent ${name} to be online`, withinMs });
}

export async function isOnline(scheduler: BootedHost, name: string): Promise<boolean> {
  const lines = (await scheduler.must("reeve agents --json")).trim().split("\n");
  return lines.some((line) => {
    const { agent } = JSON.parse(line) as Json;
    return agent.name === name && agent.online === true;
  });
}
