// Fresh Debian systems as directories, made by mmdebstrap from the mirror this machine uses, and kept in
// the user's cache under the recipe's own hash: the first `npm run system` takes a minute for each, the
// next none. Only that command makes one (REEVE_MAKE_ROOTFS): `npm test` needs no network and skips.
// Called by the tests that boot hosts; they never write into one (an overlay lies over it).
// The danger: half a rootfs in the cache; it gets its name only when it is whole.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

type Recipe = { readonly suite: string; readonly packages: readonly string[] };

const libraries = ["adduser", "iproute2", "libpam0g", "libstdc++6", "logrotate", "lsb-base", "procps"];

const recipes = {
  systemd: { suite: "bookworm", packages: ["systemd-sysv", "dbus", "rpm", ...libraries] },
  sysvinit: { suite: "bookworm", packages: ["sysvinit-core", ...libraries] },
  older: { suite: "bullseye", packages: ["systemd-sysv", "dbus", ...libraries] },
} as const satisfies Readonly<Record<string, Recipe>>;

export type RootfsName = keyof typeof recipes;

export const cacheDirectory = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "reeve-tests");

const tools = ["mmdebstrap", "unshare", "nsenter", "setpriv", "ip", "dpkg-deb", "strip"];

/** Why no host can be booted here; false when it can. */
export const bootSkip: string | false = whyNot();

function whyNot(): string | false {
  if (process.geteuid?.() !== 0) return "SKIPPED: booting a host needs root";
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length > 0) return `SKIPPED: booting a host needs ${missing.join(", ")}`;
  return cgroupMount() === undefined ? "SKIPPED: booting a host needs cgroup2" : false;
}

export function isThere(tool: string): boolean {
  const places = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
  return places.some((place) => existsSync(join(place, tool)));
}

export function cgroupMount(): string | undefined {
  const mounts = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"];
  return mounts.find((path) => existsSync(join(path, "cgroup.procs")));
}

export type Rootfs = { readonly path: string } | { readonly missing: string };

/** Its directory, made when it is not there; `missing` says why it cannot be. */
export function rootfs(name: RootfsName): Rootfs {
  const recipe = recipes[name];
  const key = createHash("sha256").update(JSON.stringify(recipe)).digest("hex").slice(0, 16);
  const path = join(cacheDirectory, `rootfs-${name}-${key}`);
  if (existsSync(path)) return { path };
  if (process.env["REEVE_MAKE_ROOTFS"] !== "1")
    return { missing: `SKIPPED: no Debian ${recipe.suite} to boot is kept yet; npm run system makes it` };
  mkdirSync(cacheDirectory, { recursive: true, mode: 0o755 });
  const work = mkdtempSync(join(cacheDirectory, "making-"));
  const made = join(work, "rootfs");
  const include = `--include=${recipe.packages.join(",")}`;
  try {
    execFileSync("mmdebstrap", ["--quiet", "--variant=minbase", include, recipe.suite, made], {
      stdio: ["ignore", "ignore", "pipe"],
      timeout: MAKE_MS_MAX,
    });
    renameSync(made, path);
    return { path };
  } catch (error) {
    if (existsSync(path)) return { path }; // another run was quicker
    const told = error instanceof Error && "stderr" in error ? String(error.stderr ?? "").trim() : "";
    const last = (told || String(error)).split("\n").at(-1) ?? "";
    return { missing: `SKIPPED: no Debian ${recipe.suite} to boot; mmdebstrap could not make it: ${last}` };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const MAKE_MS_MAX = 15 * 60_000;
