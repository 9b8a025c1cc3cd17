// Packages put into booted hosts, and the few things that every test of them does. Called by test/system
// and test/hosts. It plays nothing: the hosts run what the packages installed.
// The danger: a package that a test made itself; they are the ones of made-packages.ts.
import { copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { BootedHost } from "./booted-host.ts";
import { bootSkip, rootfs, type RootfsName } from "./rootfs.ts";
import { madePackages, packageFile, packSkip, type Release } from "./made-packages.ts";
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

/** Copies packages into /root of the host and answers their paths there. */
export function carry(
  host: BootedHost,
  names: readonly PackageName[],
  { release = 1, kind = "deb" }: { readonly release?: Release; readonly kind?: "deb" | "rpm" } = {},
): string {
  const paths = names.map((name) => {
    const from = packageFile(madePackages(release), name, kind);
    copyFileSync(from, join(host.root, "root", basename(from)));
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
  await waitUntil(isActive, { what: `${service} to be active`, withinMs: 120_000 }).catch(async (error) => {
    throw new Error((await host.run(`journalctl -u ${service} --no-pager | tail -n 40`)).out, {
      cause: error,
    });
  });
}

/** The main process of a unit. */
export async function mainPid(host: BootedHost, service: string): Promise<number> {
  return Number((await host.must(`systemctl show -p MainPID --value ${service}`)).trim());
}

/** One object of `reeve show RUN --json`, whatever it says. */
// oxlint-disable-next-line typescript/no-explicit-any
export async function shown(host: BootedHost, run: number | string): Promise<any> {
  return JSON.parse((await host.must(`reeve show ${run} --json`)).trim().split("\n")[0] ?? "");
}

export async function untilRun(host: BootedHost, run: number | string, state: string): Promise<void> {
  const isSo = async () => (await shown(host, run)).state === state;
  await waitUntil(isSo, { what: `run ${run} to be ${state}`, withinMs: 120_000 });
}
