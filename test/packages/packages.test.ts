// What the packages hold, and that the same source makes the same bytes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { lsbText, unitText } from "../../agentd/commands/service-papers.ts";
import { packages } from "../../packaging/manifest.ts";
import { programs } from "../../proto/common/program-files.ts";
import {
  madePackages,
  makePackagesIn,
  packageFile,
  packSkip,
  projectRoot,
} from "../support/made-packages.ts";

function withPlace(body: (place: string) => void): void {
  const place = mkdtempSync(join(tmpdir(), "reeve-packages-"));
  try {
    body(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const options = { skip: packSkip };
const DEB_BYTES_MAX = 512 * 1024 * 1024;

describe("packages", options, () => {
  test("a second build, elsewhere and with another umask, is the same byte for byte", () => {
    withPlace((place) => {
      makePackagesIn(place, { release: 1, umask: "077" });
      const first = readFileSync(join(madePackages(1), "SHA256SUMS"), "utf8");
      assert.equal(readFileSync(join(place, "SHA256SUMS"), "utf8"), first);
      assert.equal(first.trimEnd().split("\n").length, 2 * packages.length + 2);
    });
  });

  test("another release differs, so that sameness is no accident", () => {
    const [first = "", second = ""] = ([1, 2] as const).map((release) =>
      createHash("sha256")
        .update(readFileSync(packageFile(madePackages(release), "reeve", "deb")))
        .digest("hex"),
    );
    assert.notEqual(first, second);
  });

  test("SHA256SUMS names what lies beside it", () => {
    const out = execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: madePackages(1), encoding: "utf8" });
    assert.match(out, /install\.sh: OK/);
  });

  for (const { name, libexec } of packages) {
    test(`${name}.deb and .rpm hold the same files but for what only one system has`, () => {
      const deb = debFiles(packageFile(madePackages(1), name, "deb"));
      const rpm = rpmFiles(packageFile(madePackages(1), name, "rpm"));
      const own = (path: string): boolean =>
        /^\/etc\/(init|logrotate)\.d\/|changelog\.Debian|\/zsh\//.test(path);
      const shared = deb.filter((path) => !own(path));
      assert.ok(shared.includes(`${libexec}/node`));
      const settings = /^\/etc\/reeve\/\w+\.yaml$/; // the ghosts of the .rpm
      assert.deepEqual(
        rpm.filter((path) => !own(path) && !settings.test(path)),
        shared,
      );
    });

    test(`${name} puts nothing that is started outside /usr/sbin, /usr/bin and /usr/libexec`, () => {
      const tree = execFileSync("dpkg-deb", ["-c", packageFile(madePackages(1), name, "deb")]).toString();
      const started = tree
        .split("\n")
        .filter((line) => line.startsWith("-") && line.slice(3, 4) === "x")
        .map((line) => line.split(/\s+/).at(5)?.slice(1) ?? "");
      assert.ok(started.length > 1);
      const outside = started.filter((path) => !/^\/(usr\/(s?bin|libexec)|etc\/init\.d)\//.test(path));
      assert.deepEqual(outside, []);
    });
  }

  test("agentd's unit and init script are what agentd -S writes, and the end of runs at a shutdown", () => {
    const installed = {
      command: ["/usr/sbin/agentd", "-c", "/etc/reeve/agentd.yaml"],
      name: "reeve-agentd",
    };
    const wants = "Wants=reeve-agentd-shutdown.service\n";
    const ends = '  case "$RUNLEVEL" in 0 | 6) /usr/libexec/reeve/end-runs ;; esac\n';
    const papers = [
      ["/usr/lib/systemd/system/reeve-agentd.service", unitText(installed), wants],
      ["/etc/init.d/reeve-agentd", lsbText(installed), ends],
    ] as const;
    for (const [path, text, more] of papers) {
      const packed = debText(packageFile(madePackages(1), "reeve-agentd", "deb"), path);
      assert.equal(packed.replace(more, ""), text);
      assert.notEqual(packed, text, "the end of runs is in it");
    }
  });

  test("systemd is more patient with agentd's keeper than the keeper is with the monitor", () => {
    const unit = debText(
      packageFile(madePackages(1), "reeve-agentd", "deb"),
      "/usr/lib/systemd/system/reeve-agentd.service",
    );
    const bounds = readFileSync(join(projectRoot, "agentd/launcher/limits.h"), "utf8");
    for (const [setting, bound] of [
      ["WatchdogSec", "KEEPER_SILENT_MS"],
      ["TimeoutStopSec", "KEEPER_STOP_MS"],
    ] as const) {
      const seconds = Number(new RegExp(`^${setting}=(\\d+)$`, "m").exec(unit)?.[1]);
      const keeperMs = Number(new RegExp(`^#define ${bound} (\\d+)`, "m").exec(bounds)?.[1]);
      assert.ok(seconds * 1000 >= 2 * keeperMs, `${setting}=${seconds} and ${bound} ${keeperMs}`);
    }
  });

  test("the .tgz runs from wherever it is unpacked, through a link too, and without our node_modules", () => {
    withPlace((place) => {
      execFileSync("tar", ["-C", place, "-xzf", packageFile(madePackages(1), "reeve", "tgz")]);
      const at = join(place, basename(packageFile(madePackages(1), "reeve", "tgz"), ".tgz"));
      execFileSync("ln", ["-s", join(at, "bin/reeve-scheduler"), join(place, "linked")]);
      const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
      const run = (file: string, ...words: readonly string[]) =>
        execFileSync(file, words, {
          encoding: "utf8",
          env: { PATH: "/usr/bin:/bin", HOME: place },
          cwd: "/",
        });
      assert.equal(run(join(at, "bin/agentd"), "-V"), `agentd ${version}\n`);
      assert.match(run(join(at, "bin/reeve"), "--help"), /^reeve: submit jobs/);
      const state = join(place, "state");
      const made = run(join(place, "linked"), "init", "--set", `state=${state}`);
      assert.match(made, /^made cluster [0-9a-f]{32} in /);
      const checked = run(join(place, "linked"), "verify", "--set", `state=${state}`);
      assert.match(checked, /\S/);
    });
  });

  test("what Node reads of the environment does not reach a program", () => {
    withPlace((place) => {
      execFileSync("tar", ["-C", place, "-xzf", packageFile(madePackages(1), "reeve", "tgz")]);
      const at = join(place, basename(packageFile(madePackages(1), "reeve", "tgz"), ".tgz"));
      const env = { PATH: "/usr/bin:/bin", NODE_OPTIONS: "--require=/nonexistent.cjs" };
      const words = [join(at, "libexec/reeve.js"), "--help"];
      assert.throws(
        () => execFileSync(join(at, "libexec/node"), words, { env, stdio: "pipe" }),
        "Node itself heeds it, or this test proves nothing",
      );
      execFileSync(join(at, "bin/reeve"), ["--help"], { env, stdio: "pipe" });
    });
  });

  test("every program has its bundle in some package", () => {
    const shipped = packages.flatMap(({ bundles }) => bundles);
    assert.deepEqual([...shipped].toSorted(), Object.keys(programs).toSorted());
  });
});

function debText(file: string, path: string): string {
  const tree = execFileSync("dpkg-deb", ["--fsys-tarfile", file], { maxBuffer: DEB_BYTES_MAX });
  const found = execFileSync("tar", ["-xOf", "-", `.${path}`], { input: tree, maxBuffer: DEB_BYTES_MAX });
  return found.toString();
}

function debFiles(path: string): readonly string[] {
  const lines = execFileSync("dpkg-deb", ["-c", path], { encoding: "utf8" }).trimEnd().split("\n");
  const files = lines.filter((line) => !line.startsWith("d"));
  return files.map((line) => line.split(/\s+/).at(5)?.slice(1) ?? "").toSorted();
}

function rpmFiles(path: string): readonly string[] {
  const format = "[%{FILENAMES}\t%{FILEMODES:perms}\n]";
  const out = execFileSync("rpm", ["-qp", "--qf", format, path], { encoding: "utf8" });
  const lines = out.trimEnd().split("\n");
  const files = lines.map((line) => line.split("\t")).filter(([, mode]) => mode?.startsWith("-"));
  return files.map(([name = ""]) => name).toSorted();
}
