// `npm run package -- [deb|rpm|tgz|all]… [--fast] [--release N] [--out DIRECTORY]`: builds everything
// once and packs it, with SHA256SUMS and install.sh, into one directory that can be carried to a host
// without network. Called by people and by the tests.
// The danger: old packages in the directory beside new ones; those of the same kind and name are
// replaced, and SHA256SUMS names exactly what this run has made.
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./bundle.ts";
import { makeDeb, type Packing } from "./deb.ts";
import { packages } from "./manifest.ts";
import { buildProduct, readRoot, removeDirectory } from "./product.ts";
import { makeRpm } from "./rpm.ts";
import { makeTgz } from "./tgz.ts";

const kinds = ["deb", "rpm", "tgz"] as const;
type Kind = (typeof kinds)[number];

export type Asked = {
  readonly kinds: readonly Kind[];
  readonly fast: boolean;
  readonly release: number;
  readonly out: string;
};

/** Paths of what was made, in a fixed order. */
export async function makePackages({ kinds: wanted, fast, release, out }: Asked): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), "reeve-package-"));
  try {
    mkdirSync(out, { recursive: true });
    const product = await buildProduct({ work, release });
    const packing: Packing = { product, work, out, fast };
    const paths: string[] = [];
    for (const each of packages) {
      if (wanted.includes("deb")) paths.push(await makeDeb(each, packing));
      if (wanted.includes("rpm")) paths.push(await makeRpm(each, packing));
    }
    if (wanted.includes("tgz")) paths.push(await makeTgz(packing));
    const installer = join(out, "install.sh");
    writeFileSync(installer, readRoot("packaging/files/install.sh"));
    chmodSync(installer, 0o755);
    writeFileSync(join(out, "SHA256SUMS"), [...paths, installer].map(sumLine).join(""));
    return paths;
  } finally {
    removeDirectory(work);
  }
}

function sumLine(path: string): string {
  return `${createHash("sha256").update(readFileSync(path)).digest("hex")}  ${basename(path)}\n`;
}

/** Or what is wrong with the words. */
function read(args: readonly string[]): Asked | string {
  const options = {
    fast: { type: "boolean", default: false },
    release: { type: "string", default: "1" },
    out: { type: "string", default: join(root, "build", "packages") },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const unknown = positionals.find((word) => word !== "all" && !kinds.some((kind) => kind === word));
    if (unknown !== undefined) return `${unknown} is no kind of package: deb, rpm, tgz or all`;
    const release = Number(values.release);
    if (!Number.isSafeInteger(release) || release < 1)
      return `--release ${values.release} is no number above 0`;
    const isAll = positionals.length === 0 || positionals.includes("all");
    const chosen = isAll ? kinds : kinds.filter((kind) => positionals.includes(kind));
    return { kinds: chosen, fast: values.fast, release, out: resolve(values.out) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asked = read(args);
  if (typeof asked === "string") {
    console.error(`package: ${asked}`);
    return 2;
  }
  try {
    for (const path of await makePackages(asked)) console.log(path);
    return 0;
  } catch (error) {
    console.error(`package: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
