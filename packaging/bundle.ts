// Makes one JavaScript file of each program of proto/common/program-files.ts, with everything it imports,
// and says which packages went into it. Called by product.ts. A daemon is one file, read once at its
// start: an upgrade replaces the files of a package under it. agentd alone is split, as it ends or
// becomes another program before it could ask for a file that is gone.
// The danger: a module that a bundle would look for at run time; the tests start every bundle from an
// empty directory.
import { build, type Metafile, type Plugin } from "esbuild";
import { join } from "node:path";
import { checkout, type ProgramName, programs } from "../proto/common/program-files.ts";

export const root = checkout ?? "";

/** Short commands are answered without reading what the others need. */
const split: readonly ProgramName[] = ["agentd"];

/** CommonJS packages ask for Node's own modules by require. */
const banner = `import { createRequire as requireFrom } from "node:module";
const require = requireFrom(import.meta.url);`;

/**
 * Compiled parts of packages, which do without them (ssh2: try, catch). Their absence is in the bundle: left
 * to Node, it would look for them beside the program and in every directory above it.
 */
const withoutCompiledParts: Plugin = {
  name: "without compiled parts",
  setup(building) {
    const namespace = "absent";
    building.onResolve({ filter: /^cpu-features$|\.node$/ }, ({ path }) => ({ path, namespace }));
    building.onLoad({ filter: /.*/, namespace }, () => ({
      contents: 'throw new Error("not in this bundle");',
    }));
  },
};

export type Bundle = {
  readonly name: ProgramName;
  /** names in the directory, the program's own first */
  readonly files: readonly string[];
  /** names of the packages in it, without our own */
  readonly packages: readonly string[];
  /** every module in it, below the root */
  readonly modules: readonly string[];
};

/** Writes the files of one program into `directory`. */
export async function bundleOf(name: ProgramName, directory: string): Promise<Bundle> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { [name]: programs[name] },
    outdir: directory,
    chunkNames: `${name}-[hash]`,
    splitting: split.includes(name),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    banner: { js: banner },
    legalComments: "none", // the whole licences are in the package: licences.ts
    plugins: [withoutCompiledParts],
    metafile: true,
    logLevel: "warning",
  });
  const files = Object.keys(metafile.outputs).map((path) => join(root, path).slice(directory.length + 1));
  const first = `${name}.js`;
  const others = files.filter((file) => file !== first).toSorted();
  const modules = Object.keys(metafile.inputs).toSorted();
  return { name, files: [first, ...others], packages: packagesOf(metafile), modules };
}

function packagesOf(metafile: Metafile): readonly string[] {
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const cut = path.lastIndexOf("node_modules/");
    if (cut < 0) return [];
    const [scope = "", name = ""] = path.slice(cut + "node_modules/".length).split("/");
    return [scope.startsWith("@") ? `${scope}/${name}` : scope];
  });
  return [...new Set(names)].toSorted();
}
