// What lies where in each package: one table, from which the .deb, the .rpm and the .tgz are made alike.
// Called by package.ts and by the tests. It writes nothing (stage.ts does) and knows no package format.
// The danger: a file that systemd starts outside /usr/sbin and /usr/libexec; SELinux labels it as no
// program.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ProgramName } from "../proto/common/program-files.ts";
import { completionsOf } from "./completions.ts";
import { copyrightOf } from "./licences.ts";
import { manPages } from "./man-pages.ts";
import { type Product, readRoot } from "./product.ts";

export type Entry = { readonly place: string; readonly mode: number } & (
  | { readonly kind: "directory" }
  | { readonly kind: "bytes"; readonly bytes: string | Uint8Array }
  | { readonly kind: "copy"; readonly from: string }
);

export type Service = {
  readonly name: string;
  readonly configFile: string;
  /** whose the settings are */
  readonly group: string;
  /** files of packaging/files beside the unit and the setup, and where they go */
  readonly more: readonly (readonly [file: string, place: string, mode: number])[];
};

export type Package = {
  readonly name: "reeve" | "reeve-scheduler" | "reeve-agentd";
  readonly summary: string;
  readonly description: readonly string[];
  readonly recommends: readonly string[];
  readonly service: Service | undefined;
  /** what this package alone puts into /usr/libexec */
  readonly libexec: string;
  /** command in /usr, and the bundle behind it */
  readonly commands: Readonly<Record<string, ProgramName>>;
  readonly bundles: readonly ProgramName[];
  readonly cPrograms: readonly string[];
  /** man pages, by file name */
  readonly pages: readonly string[];
};

export const packages: readonly Package[] = [
  {
    name: "reeve",
    summary: "command line of the Reeve job scheduler",
    description: [
      "Submits jobs to the hosts of a fleet, follows their output, and shows their history.",
      "It is needed where people work, and on the host of the scheduler.",
    ],
    recommends: [],
    service: undefined,
    libexec: "/usr/libexec/reeve-cli",
    commands: { "/usr/bin/reeve": "reeve" },
    bundles: ["reeve"],
    cPrograms: [],
    pages: ["reeve.1"],
  },
  {
    name: "reeve-scheduler",
    summary: "scheduler of the Reeve job scheduler",
    description: [
      "Holds the queue and the history of all jobs and gives them to the agents on the hosts.",
      "One host of a fleet needs it.",
    ],
    recommends: ["reeve"],
    service: {
      name: "reeve-scheduler",
      configFile: "/etc/reeve/scheduler.yaml",
      group: "reeve-admin",
      more: [],
    },
    libexec: "/usr/libexec/reeve-scheduler",
    commands: { "/usr/sbin/reeve-scheduler": "reeve-scheduler" },
    bundles: ["reeve-scheduler", "sqlite-worker"],
    cPrograms: ["reeve-notify"],
    pages: ["reeve-scheduler.8", "scheduler.yaml.5"],
  },
  {
    name: "reeve-agentd",
    summary: "agent of the Reeve job scheduler",
    description: [
      "Starts the jobs that the scheduler sends to this host, watches them, and streams their",
      "output back. Every host of a fleet needs it.",
    ],
    recommends: [],
    service: {
      name: "reeve-agentd",
      configFile: "/etc/reeve/agentd.yaml",
      group: "root",
      more: [
        ["reeve-agentd-shutdown.service", "/usr/lib/systemd/system/reeve-agentd-shutdown.service", 0o644],
        ["reeve-agentd-end-runs.sh", "/usr/libexec/reeve/end-runs", 0o755],
      ],
    },
    libexec: "/usr/libexec/reeve",
    commands: { "/usr/sbin/agentd": "agentd" },
    bundles: ["agentd", "agentd-monitor", "agentd-net"],
    cPrograms: ["reeve-launcher", "reeve-account", "reeve-pam"],
    pages: ["agentd.8", "agentd.yaml.5"],
  },
];

/** Everything in the package but what belongs to one format. */
export async function entriesOf(wanted: Package, product: Product): Promise<readonly Entry[]> {
  const doc = `/usr/share/doc/${wanted.name}`;
  const used = wanted.bundles.flatMap((name) => product.bundles[name].packages);
  const copyright = copyrightOf([...new Set(used)].toSorted());
  const pages = await manPages(product);
  return [
    directory(wanted.libexec),
    ...programEntries(wanted, product),
    ...Object.entries(wanted.commands).map(([place, name]) =>
      bytes(place, 0o755, wrapper(`"${wanted.libexec}/node" "${wanted.libexec}/${name}.js"`)),
    ),
    directory(doc),
    bytes(`${doc}/copyright`, 0o644, copyright),
    bytes(`${doc}/changelog.gz`, 0o644, zipped(readRoot("CHANGELOG.md"))),
    ...wanted.pages.map((page) => manEntry(page, pages)),
    ...(wanted.name === "reeve" ? await completionsOf() : []),
    ...(wanted.service === undefined ? [] : serviceEntries(wanted.libexec, wanted.service)),
  ];
}

/** Node, the bundles and the C programs: all that runs, in one directory. */
export function programEntries(
  { libexec, bundles, cPrograms }: Pick<Package, "libexec" | "bundles" | "cPrograms">,
  product: Product,
): readonly Entry[] {
  const files = bundles.flatMap((name) => product.bundles[name].files);
  return [
    copy(`${libexec}/node`, 0o755, product.node),
    bytes(`${libexec}/package.json`, 0o644, '{ "type": "module" }\n'),
    ...files.map((file) => copy(`${libexec}/${file}`, 0o644, join(product.bundleDirectory, file))),
    ...cPrograms.map((name) => copy(`${libexec}/${name}`, 0o755, join(product.launcherDirectory, name))),
  ];
}

/** What Node would read of the environment is not for whoever starts a program to say. */
export function wrapper(program: string, before = ""): string {
  return `#!/bin/sh
${before}unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_COMPILE_CACHE NODE_V8_COVERAGE NODE_DEBUG
unset NODE_TLS_REJECT_UNAUTHORIZED SSL_CERT_FILE SSL_CERT_DIR OPENSSL_CONF
exec ${program} "$@"
`;
}

function serviceEntries(libexec: string, { name, more }: Service): readonly Entry[] {
  return [
    directory("/etc/reeve"),
    bytes(`/usr/lib/systemd/system/${name}.service`, 0o644, readRoot(`packaging/files/${name}.service`)),
    bytes(`${libexec}/setup`, 0o755, readRoot(`packaging/files/${name}-setup.sh`)),
    ...more.map(([file, place, mode]) => bytes(place, mode, readRoot(`packaging/files/${file}`))),
  ];
}

function manEntry(page: string, pages: Readonly<Record<string, string>>): Entry {
  const text = pages[page];
  if (text === undefined) throw new Error(`there is no man page ${page}`);
  return bytes(`/usr/share/man/man${page.slice(-1)}/${page}.gz`, 0o644, zipped(text));
}

/** Node writes no date into it. */
export function zipped(text: string): Uint8Array {
  return gzipSync(text, { level: 9 });
}

export function bytes(place: string, mode: number, content: string | Uint8Array): Entry {
  return { kind: "bytes", place, mode, bytes: content };
}

function directory(place: string): Entry {
  return { kind: "directory", place, mode: 0o755 };
}

function copy(place: string, mode: number, from: string): Entry {
  return { kind: "copy", place, mode, from };
}
