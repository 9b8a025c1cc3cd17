// Makes the .rpm of a package: a spec around the staged tree, packed by rpmbuild. Called by package.ts. The
// dependencies on libraries are found by rpmbuild itself, by the version of each symbol, which is right on
// every distribution; everything else is written here.
// The danger: rpmbuild's own afterthoughts (stripping, build ids, byte-compiling); each is switched off.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Packing } from "./deb.ts";
import { type Entry, entriesOf, type Package, type Service } from "./manifest.ts";
import { type Product, readRoot } from "./product.ts";
import { stage } from "./stage.ts";
import { runTool } from "./tool.ts";

/** The path of the package. */
export async function makeRpm(wanted: Package, { product, work, out, fast }: Packing): Promise<string> {
  const tree = join(work, `${wanted.name}.rpm`);
  const top = join(work, `${wanted.name}.rpmbuild`);
  for (const directory of [tree, top]) mkdirSync(directory);
  const entries = (await entriesOf(wanted, product)).map(forRpm);
  stage(tree, entries, product.epoch);
  const spec = join(top, `${wanted.name}.spec`);
  writeFileSync(spec, specOf(wanted, { product, entries, tree, fast }));
  const defines = { _topdir: top, _buildhost: "localhost", _tmppath: top, _build_id_links: "none" };
  const args = Object.entries(defines).flatMap(([name, value]) => ["--define", `${name} ${value}`]);
  runTool({
    file: "rpmbuild",
    args: ["-bb", "--quiet", "--target", "x86_64", ...args, spec],
    environment: { SOURCE_DATE_EPOCH: String(product.epoch), HOME: top },
  });
  const made = join(top, "RPMS", "x86_64");
  const [name = "", ...others] = readdirSync(made);
  if (name === "" || others.length > 0) throw new Error(`rpmbuild made ${others.length + 1} packages`);
  copyFileSync(join(made, name), join(out, name));
  return join(out, name);
}

/** zsh looks for the completions of packages elsewhere than on Debian. */
function forRpm(entry: Entry): Entry {
  return { ...entry, place: entry.place.replace("/zsh/vendor-completions/", "/zsh/site-functions/") };
}

type SpecParts = {
  readonly product: Product;
  readonly entries: readonly Entry[];
  readonly tree: string;
  readonly fast: boolean;
};

function specOf(wanted: Package, { product, entries, tree, fast }: SpecParts): string {
  const { name, summary, description, recommends, service } = wanted;
  return `Name: ${name}
Version: ${product.version}
Release: ${product.release}
Summary: ${summary}
License: Apache-2.0
URL: https://localhost/reeve
Packager: Reeve <reeve@localhost>
BuildArch: x86_64
${recommends.map((other) => `Recommends: ${other}\n`).join("")}${service === undefined ? "" : serviceTags}
# What is in our own directory is nobody else's library.
%global __provides_exclude_from ^${wanted.libexec}/.*$
%global debug_package %{nil}
%global __os_install_post %{nil}
%global _build_id_links none
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global _binary_payload ${fast ? "w1.gzdio" : "w19.zstdio"}

%description
${description.join("\n")}

%install
mkdir -p %{buildroot}
cp -a ${tree}/. %{buildroot}/

%files
${fileLines(entries).join("\n")}
${service === undefined ? "" : ghostOf(service)}
${service === undefined ? "" : scripts(wanted)}`;
}

/** Made by setup, so that the package knows of it without carrying it. */
function ghostOf({ configFile, group }: Service): string {
  return `%ghost %config(noreplace) %attr(0640, root, ${group}) ${configFile}\n`;
}

const serviceTags = `Requires(post): /usr/sbin/useradd, /usr/sbin/groupadd, /usr/bin/getent
`;

function fileLines(entries: readonly Entry[]): readonly string[] {
  const lines = entries.map(({ kind, place, mode }) => {
    const attributes = `%attr(${mode.toString(8).padStart(4, "0")}, root, root)`;
    const doc = /^\/usr\/share\/(doc|man)\//.test(place) && kind !== "directory" ? "%doc " : "";
    return `${kind === "directory" ? "%dir " : doc}${attributes} ${place}`;
  });
  return ["%defattr(-, root, root, -)", ...lines];
}

function scripts({ service, libexec }: Package): string {
  const parts = (["post", "preun", "postun"] as const).map((name) => {
    const text = readRoot(`packaging/files/rpm-${name}.sh`)
      .replaceAll("@SERVICE@", service?.name ?? "")
      .replaceAll("@LIBEXEC@", libexec);
    return `%${name}\n${text.replaceAll("%", "%%").replace(/^#!.*\n/, "")}`;
  });
  return parts.join("\n");
}
