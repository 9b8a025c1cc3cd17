// The import table of ARCHITECTURE.md as data: for each room what its files may import directly, and what
// must not be reachable from them over any chain of imports. Only test/support/room-rules.ts reads it. Rooms
// are matched by the first entry whose `at` is the file or a directory above it, so the narrow come first.
// The danger is a file in no room: it would be free of every rule, and is therefore a finding itself.

export interface Room {
  readonly at: string;
  /** Paths (file, or directory for all below) it may import; its own room is always allowed. */
  readonly may: readonly string[];
  /** Paths it may import with `import type` only. */
  readonly mayTypes?: readonly string[];
  readonly packages: readonly string[];
  /** Node's own modules, or none. */
  readonly node: boolean;
  /** Paths, packages and node modules that no chain of imports may reach. "node:*" is every node module. */
  readonly never: readonly string[];
  /** Of the `never` list: what one single file of the room may import all the same. */
  readonly exceptOneFile?: string;
  /** Identifiers of time, chance and waiting are banned. */
  readonly pure?: boolean;
  /** It may open no network port. */
  readonly noListeners?: boolean;
  /** Once the room has any file it has at least this many: a walk that missed the rest must not pass. */
  readonly filesMin: number;
}

const tlsModules = ["node:tls", "node:net", "node:http", "node:https", "node:http2", "node:dgram"];
const grpc = ["@grpc/grpc-js"];
const certificates = ["@peculiar/x509", "reflect-metadata"];
const coreMay = ["proto/common/ids.ts", "proto/common/limits.ts", "proto/common/reasons.ts"];
const anything = ["proto", "scheduler", "agentd", "packaging", "test"];

const protoRooms = [
  {
    at: "proto/gen",
    may: ["proto/protobuf.js"],
    packages: ["protobufjs", "long"],
    node: false,
    never: ["proto/common", "scheduler", "agentd", "packaging", "test"],
    filesMin: 1,
  },
  // How gen sees protobufjs: 64-bit integers are numbers.
  { at: "proto/protobuf.js", may: [], packages: ["protobufjs"], node: false, never: anything, filesMin: 1 },
  {
    // The only one of the common files that touches TLS.
    at: "proto/common/transport.ts",
    may: ["proto/gen", "proto/common"],
    packages: [...grpc, ...certificates, "protobufjs"],
    node: true,
    never: ["scheduler", "agentd"],
    filesMin: 1,
  },
  {
    // The types of grpc-js alone: it opens nothing.
    at: "proto/common/services.ts",
    may: ["proto/gen"],
    packages: [...grpc],
    node: false,
    never: ["scheduler", "agentd", ...tlsModules],
    filesMin: 1,
  },
  {
    // Below TLS: the plain connection through a proxy.
    at: "proto/common/proxy.ts",
    may: ["proto/common"],
    packages: [],
    node: true,
    never: ["scheduler", "agentd", ...grpc, "node:tls"],
    filesMin: 1,
  },
  {
    // The dialling side of the same: waits for what transport.ts has dialled.
    at: "proto/common/ready.ts",
    may: ["proto/gen", "proto/common"],
    packages: [...grpc],
    node: true,
    never: ["scheduler", "agentd"],
    filesMin: 1,
  },
  {
    // The same for whoever joins: an agent's host, or a command line on another host.
    at: "proto/common/join-client.ts",
    may: ["proto/gen", "proto/common"],
    packages: [...grpc],
    node: true,
    never: ["scheduler", "agentd"],
    filesMin: 1,
  },
  {
    // What a certificate says is read by the file above.
    at: "proto/common/new-leaf.ts",
    may: ["proto/gen", "proto/common"],
    packages: [],
    node: true,
    never: ["scheduler", "agentd"],
    filesMin: 1,
  },
  {
    // The listening side of the same: what a server puts in front of gRPC.
    at: "proto/common/door.ts",
    may: ["proto/gen", "proto/common"],
    packages: [...grpc],
    node: true,
    never: ["scheduler", "agentd"],
    filesMin: 1,
  },
  {
    at: "proto/common",
    may: ["proto/gen"],
    packages: ["pino", "yaml", "protobufjs"],
    node: true,
    never: ["scheduler", "agentd", "proto/common/transport.ts", ...grpc, ...tlsModules],
    filesMin: 2,
  },
] as const satisfies readonly Room[];

const schedulerRooms = [
  {
    at: "scheduler/core",
    may: coreMay,
    packages: [],
    node: false,
    never: ["node:*", "proto/gen", ...grpc],
    pure: true,
    filesMin: 3,
  },
  {
    at: "scheduler/store",
    may: ["scheduler/core", "proto/common"],
    packages: [],
    node: true,
    never: [...grpc, "scheduler/engine.ts", "scheduler/agents", "scheduler/api"],
    filesMin: 2,
  },
  {
    at: "scheduler/logs",
    may: ["scheduler/core", "proto/common"],
    packages: [],
    node: true,
    never: [...grpc, "scheduler/engine.ts", "scheduler/agents", "scheduler/api"],
    filesMin: 1,
  },
  {
    at: "scheduler/engine.ts",
    may: ["scheduler/core", "scheduler/store/store.ts", "proto/common"],
    packages: [],
    node: true,
    never: [
      ...grpc,
      "scheduler/store/sqlite.ts",
      "scheduler/store/memory.ts",
      "scheduler/agents",
      "scheduler/api",
    ],
    filesMin: 1,
  },
  {
    at: "scheduler/agents",
    may: ["proto", "scheduler/logs"],
    mayTypes: ["scheduler/core"],
    packages: [...grpc, ...certificates, "protobufjs"],
    node: true,
    never: ["scheduler/engine.ts", "scheduler/api"],
    filesMin: 1,
  },
  {
    at: "scheduler/api",
    may: ["proto", "scheduler/logs", "scheduler/store/store.ts"],
    mayTypes: ["scheduler/core"],
    packages: [...grpc, ...certificates, "protobufjs"],
    node: true,
    never: ["scheduler/engine.ts", "scheduler/agents"],
    filesMin: 1,
  },
  {
    at: "scheduler/cli",
    may: ["proto"],
    packages: [...grpc, "protobufjs", "yaml"],
    node: true,
    never: ["scheduler/core", "scheduler/store", "scheduler/engine.ts", "agentd"],
    filesMin: 2,
  },
  {
    at: "scheduler/web",
    may: ["proto"],
    packages: [...grpc, "protobufjs"],
    node: true,
    never: ["scheduler/core", "scheduler/store", "scheduler/engine.ts", "agentd"],
    filesMin: 1,
  },
  ...[
    "scheduler/main.ts",
    "scheduler/program.ts",
    "scheduler/daemon.ts",
    "scheduler/doors.ts",
    "scheduler/state-directory.ts",
    "scheduler/retention.ts",
    "scheduler/commands",
    "scheduler/backup",
  ].map(
    (at) =>
      ({
        at,
        may: ["scheduler", "proto"],
        packages: [...grpc, ...certificates, "protobufjs", "pino", "yaml"],
        node: true,
        never: ["agentd"],
        filesMin: 1,
      }) as const,
  ),
  {
    at: "scheduler/settings.ts",
    may: ["scheduler", "proto/common"],
    packages: ["yaml"],
    node: true,
    never: ["agentd"],
    filesMin: 1,
  },
] as const satisfies readonly Room[];

const agentdRooms = [
  {
    at: "agentd/settings.ts",
    may: ["proto/common"],
    packages: ["yaml"],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", ...grpc],
    filesMin: 1,
  },
  {
    at: "agentd/ipc.ts",
    may: ["agentd/ipc-frames.ts", "proto/common"],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", "proto/gen", ...grpc],
    filesMin: 1,
  },
  {
    // The frames and fields under ipc.ts: part of the same contract, apart for its size alone.
    at: "agentd/ipc-frames.ts",
    may: [],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", "proto/gen", ...grpc],
    filesMin: 1,
  },
  {
    // What the daemon and the commands beside it must agree on.
    at: "agentd/pid-file.ts",
    may: [],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", "proto", ...grpc],
    filesMin: 1,
  },
  {
    at: "agentd/main.ts",
    may: ["agentd/settings.ts", "agentd/commands", "proto/common"],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler"],
    filesMin: 1,
  },
  {
    at: "agentd/commands",
    may: ["agentd/settings.ts", "agentd/pid-file.ts", "agentd/policy", "agentd/audit", "proto"],
    packages: [...grpc, ...certificates],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler"],
    filesMin: 1,
  },
  {
    // What the host's root permits: read and judged alike by the monitor and by the local commands.
    at: "agentd/policy",
    may: ["proto/common"],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", "proto/gen", ...grpc, ...tlsModules],
    filesMin: 4,
  },
  {
    // The audit as it lies on the disk: its chain, read alike by the monitor and by the local commands.
    at: "agentd/audit",
    may: ["proto/common"],
    packages: [],
    node: true,
    never: ["agentd/monitor", "agentd/net", "scheduler", "proto/gen", ...grpc, ...tlsModules],
    filesMin: 3,
  },
  {
    // Root without network. A spec is decoded in one file, after its proof was accepted.
    at: "agentd/monitor",
    may: [
      "agentd/ipc.ts",
      "agentd/ipc-frames.ts",
      "agentd/pid-file.ts",
      "agentd/settings.ts",
      "agentd/policy",
      "agentd/audit",
      "proto/common",
      "proto/gen",
    ],
    packages: ["pino"],
    node: true,
    never: [
      "agentd/net",
      "scheduler",
      "proto/gen",
      "proto/common/transport.ts",
      ...grpc,
      ...tlsModules.filter((name) => name !== "node:net"),
    ],
    exceptOneFile: "proto/gen",
    noListeners: true,
    filesMin: 3,
  },
  {
    at: "agentd/net/run-book.ts",
    may: [...coreMay, "agentd/net/book-entry.ts"],
    mayTypes: ["agentd/ipc.ts"],
    packages: [],
    node: false,
    never: ["node:*", "proto/gen", ...grpc],
    pure: true,
    filesMin: 1,
  },
  {
    at: "agentd/net/book-entry.ts",
    may: coreMay,
    mayTypes: ["agentd/ipc.ts", "agentd/net/run-book.ts"],
    packages: [],
    node: false,
    never: ["node:*", "proto/gen", ...grpc],
    pure: true,
    filesMin: 1,
  },
  {
    at: "agentd/net",
    may: ["agentd/ipc.ts", "agentd/ipc-frames.ts", "proto"],
    mayTypes: ["agentd/settings.ts"],
    packages: [...grpc, ...certificates, "protobufjs", "pino"],
    node: true,
    never: ["agentd/monitor", "agentd/settings.ts", "scheduler"],
    filesMin: 2,
  },
] as const satisfies readonly Room[];

const freeRooms = [
  { at: "packaging", may: anything, packages: ["*"], node: true, never: [], filesMin: 1 },
  { at: "test", may: anything, packages: ["*"], node: true, never: [], filesMin: 3 },
] as const satisfies readonly Room[];

export const rooms: readonly Room[] = [...protoRooms, ...schedulerRooms, ...agentdRooms, ...freeRooms];
