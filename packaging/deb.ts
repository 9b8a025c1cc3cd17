// Makes the .deb of a package: control files and maintainer scripts around the staged tree, packed by
// dpkg-deb. Called by package.ts. The dependencies are written by hand: what Debian's own tools would
// find names the libraries of the building machine, and the programs run on older ones (a test reads
// their symbols).
// The danger: a byte that depends on when or where it is built.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bytes, type Entry, entriesOf, type Package, zipped } from "./manifest.ts";
import { type Product, readRoot } from "./product.ts";
import { filesBelow, stage } from "./stage.ts";
import { runTool } from "./tool.ts";

export type Packing = {
  readonly product: Product;
  /** an empty directory to work in */
  readonly work: string;
  /** where the package goes */
  readonly out: string;
  /** quick to pack, and larger: for tests */
  readonly fast: boolean;
};

const maintainer = "Reeve <reeve@localhost>";

/** The path of the package. */
export async function makeDeb(wanted: Package, { product, work, out, fast }: Packing): Promise<string> {
  const tree = join(work, `${wanted.name}.deb`);
  mkdirSync(tree);
  const placed = [...(await entriesOf(wanted, product)), ...debEntries(wanted, product)];
  stage(tree, placed, product.epoch);
  stage(tree, controlEntries(wanted, product, tree), product.epoch);
  const path = join(out, `${wanted.name}_${product.version}-${product.release}_amd64.deb`);
  const packing = fast ? ["-Zgzip", "-z1"] : ["-Zxz", "-z6"];
  runTool({
    file: "dpkg-deb",
    args: ["--root-owner-group", "--uniform-compression", ...packing, "--build", tree, path],
    // The number of threads decides how xz cuts its input.
    environment: { SOURCE_DATE_EPOCH: String(product.epoch), DPKG_DEB_THREADS_MAX: "2" },
  });
  return path;
}

/** What only Debian has: its changelog, and an init script for where systemd is not. */
function debEntries({ name, service }: Package, product: Product): readonly Entry[] {
  const changelog = bytes(
    `/usr/share/doc/${name}/changelog.Debian.gz`,
    0o644,
    zipped(debianChangelog(name, product)),
  );
  if (service === undefined) return [changelog];
  return [
    changelog,
    bytes(`/etc/init.d/${service.name}`, 0o755, readRoot(`packaging/files/${service.name}-init.sh`)),
    bytes(`/etc/logrotate.d/${service.name}`, 0o644, readRoot(`packaging/files/${service.name}.logrotate`)),
  ];
}

function debianChangelog(name: string, { version, release, epoch }: Product): string {
  const date = new Date(epoch * 1000).toUTCString().replace("GMT", "+0000");
  return `${name} (${version}-${release}) stable; urgency=medium

  * See changelog.gz, which is written for whoever runs Reeve.

 -- ${maintainer}  ${date}
`;
}

function controlEntries(wanted: Package, product: Product, tree: string): readonly Entry[] {
  const files = filesBelow(tree);
  const sums = files.map((path) => {
    const sum = createHash("md5")
      .update(readFileSync(join(tree, path)))
      .digest("hex");
    return `${sum}  ${path.slice(1)}\n`;
  });
  const conffiles = files.filter((path) => path.startsWith("/etc/")).map((path) => `${path}\n`);
  const kib = files.reduce((total, path) => total + Math.ceil(statSync(join(tree, path)).size / 1024), 0);
  return [
    bytes("/DEBIAN/control", 0o644, control(wanted, product, kib)),
    bytes("/DEBIAN/md5sums", 0o644, sums.join("")),
    ...(conffiles.length === 0 ? [] : [bytes("/DEBIAN/conffiles", 0o644, conffiles.join(""))]),
    ...scripts(wanted),
  ];
}

/** The floor of every file in it; see test/packages. */
const dependencies = ["libc6 (>= 2.28)", "libgcc-s1 | libgcc1", "libstdc++6 (>= 5.2)"];

function control(wanted: Package, { version, release }: Product, kib: number): string {
  const { name, summary, description, recommends, service } = wanted;
  const depends = service === undefined ? dependencies : [...dependencies, "passwd"];
  return `Package: ${name}
Version: ${version}-${release}
Architecture: amd64
Maintainer: ${maintainer}
Installed-Size: ${kib}
Depends: ${depends.join(", ")}
${recommends.length === 0 ? "" : `Recommends: ${recommends.join(", ")}\n`}Section: admin
Priority: optional
Description: ${summary}
${description.map((line) => ` ${line}\n`).join("")}`;
}

function scripts({ service, libexec }: Package): readonly Entry[] {
  if (service === undefined) return [];
  return (["postinst", "prerm", "postrm"] as const).map((name) => {
    const text = readRoot(`packaging/files/deb-${name}.sh`)
      .replaceAll("@SERVICE@", service.name)
      .replaceAll("@LIBEXEC@", libexec)
      .replaceAll("@CONFIG@", service.configFile);
    return bytes(`/DEBIAN/${name}`, 0o755, text);
  });
}
