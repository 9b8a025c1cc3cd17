// What befalls one supervisor, and what must be observable afterwards: the same scripts run against the model
// (below) and against the C program (test/launcher/conformance.test.ts). The danger: a script whose facts
// hold whatever the supervisor does.
import { sha256Of } from "./jobs.ts";
import { handOver, ModelSupervisor, takeClaim } from "./model-supervisor.ts";
import type { ClaimKind, RunDirectory, Slot } from "./model-supervisor.ts";

export type ScriptStep =
  | { readonly do: "claim"; readonly kind: ClaimKind }
  /** the launcher is asked; a second time too */
  | { readonly do: "start" }
  | { readonly do: "print"; readonly text: string }
  | { readonly do: "exit"; readonly status: number }
  | { readonly do: "signal_job"; readonly signal: 9 | 11 }
  | { readonly do: "cancel" }
  | { readonly do: "shut_down" }
  | { readonly do: "kill_supervisor" };

export type Facts = {
  readonly claim: ClaimKind | "none";
  readonly slots: readonly Slot[];
  readonly lockHeld: boolean;
  readonly end: string;
  readonly cause: string;
  readonly stdout: string;
};

export type Script = {
  readonly name: string;
  readonly mindsTerm?: false;
  readonly execFails?: true;
  readonly steps: readonly ScriptStep[];
  readonly facts: Facts;
};

const all: readonly Slot[] = ["handed", "claimed", "started", "ended", "closed"];
const over = { claim: "start", slots: all, lockHeld: false, cause: "" } as const;
const never = { slots: ["handed"], lockHeld: false, end: "none", cause: "", stdout: "none" } as const;

/** Bytes and digest, as the closing record holds them. */
export function stdoutOf(text: string): string {
  const bytes = Buffer.from(text);
  return `${bytes.length} ${sha256Of(bytes)}`;
}

export const scripts: readonly Script[] = [
  {
    name: "a job that ends by itself",
    steps: [{ do: "start" }, { do: "print", text: "hello" }, { do: "exit", status: 0 }],
    facts: { ...over, end: "exit 0", stdout: stdoutOf("hello") },
  },
  {
    name: "a job that fails after two pieces of output",
    steps: [
      { do: "start" },
      { do: "print", text: "a" },
      { do: "print", text: "bc" },
      { do: "exit", status: 7 },
    ],
    facts: { ...over, end: "exit 7", stdout: stdoutOf("abc") },
  },
  {
    name: "a job that is killed by a stranger",
    steps: [{ do: "start" }, { do: "signal_job", signal: 9 }],
    facts: { ...over, end: "signal 9", stdout: stdoutOf("") },
  },
  {
    name: "a job that crashes",
    steps: [{ do: "start" }, { do: "signal_job", signal: 11 }],
    facts: { ...over, end: "signal 11", stdout: stdoutOf("") },
  },
  {
    name: "a job that is cancelled and minds it",
    steps: [{ do: "start" }, { do: "print", text: "x" }, { do: "cancel" }],
    facts: { ...over, end: "signal 15", cause: "cancelled", stdout: stdoutOf("x") },
  },
  {
    name: "a job that is cancelled and does not mind",
    mindsTerm: false,
    steps: [{ do: "start" }, { do: "cancel" }],
    facts: { ...over, end: "signal 9", cause: "cancelled", stdout: stdoutOf("") },
  },
  {
    name: "a job on a host that shuts down",
    steps: [{ do: "start" }, { do: "shut_down" }],
    facts: { ...over, end: "signal 15", cause: "host_shutdown", stdout: stdoutOf("") },
  },
  {
    name: "a program that is not there",
    execFails: true,
    steps: [{ do: "start" }],
    facts: { ...over, slots: ["handed", "claimed", "ended", "closed"], end: "reason", stdout: stdoutOf("") },
  },
  {
    name: "an attempt that was cancelled before its supervisor came",
    steps: [{ do: "claim", kind: "cancelled" }, { do: "start" }],
    facts: { ...never, claim: "cancelled" },
  },
  {
    name: "an attempt that was refused before its supervisor came",
    steps: [{ do: "claim", kind: "refused" }, { do: "start" }],
    facts: { ...never, claim: "refused" },
  },
  {
    name: "a supervisor that comes while another lives changes nothing",
    steps: [{ do: "start" }, { do: "start" }, { do: "print", text: "once" }, { do: "exit", status: 0 }],
    facts: { ...over, end: "exit 0", stdout: stdoutOf("once") },
  },
  {
    name: "a supervisor that comes after the end changes nothing",
    steps: [{ do: "start" }, { do: "exit", status: 3 }, { do: "start" }],
    facts: { ...over, end: "exit 3", stdout: stdoutOf("") },
  },
  {
    name: "a supervisor that dies leaves its lock free and no end",
    steps: [{ do: "start" }, { do: "kill_supervisor" }],
    facts: { ...never, claim: "start", slots: ["handed", "claimed", "started"] },
  },
  {
    name: "nobody supervises an attempt whose supervisor has died",
    steps: [{ do: "start" }, { do: "kill_supervisor" }, { do: "start" }],
    facts: { ...never, claim: "start", slots: ["handed", "claimed", "started"] },
  },
];

/** The model's answer to a script. */
export function playModel(script: Script): Facts {
  const directory = handOver({ ledger: "0".repeat(32), run: 1, attempt: 1 }, 1, "boot");
  let living: ModelSupervisor | undefined;
  for (const step of script.steps) living = playStep(script, directory, living, step);
  const { claim, slots, lockHeld, exit, totals } = directory;
  const value =
    exit === null ? "none" : exit.kind === "exit" ? `exit ${exit.status}` : `signal ${exit.signal}`;
  return {
    ...{ claim: claim?.kind ?? "none", slots, lockHeld, end: exit?.kind === "reason" ? "reason" : value },
    cause: exit === null || exit.kind === "reason" ? "" : exit.reason,
    stdout: totals === null ? "none" : `${totals.stdoutBytes} ${totals.stdoutSha256}`,
  };
}

type Living = ModelSupervisor | undefined;

function playStep(script: Script, directory: RunDirectory, living: Living, step: ScriptStep): Living {
  switch (step.do) {
    case "claim":
      takeClaim(directory, step.kind, "");
      return living;
    case "start":
      return living ?? startModel(script, directory);
    case "print":
      living?.output(Buffer.from(step.text));
      return living;
    case "exit":
      return endModel(living, { kind: "exit", value: step.status });
    case "signal_job":
      return endModel(living, { kind: "signal", value: step.signal });
    case "cancel":
    case "shut_down":
      living?.signal(step.do === "cancel" ? "cancelled" : "host_shutdown");
      return endModel(living, { kind: "signal", value: script.mindsTerm === false ? 9 : 15 });
    case "kill_supervisor":
      living?.die();
      return undefined;
  }
}

function startModel(script: Script, directory: RunDirectory): Living {
  const supervisor = new ModelSupervisor(directory, () => 0);
  if (!supervisor.lock()) return undefined;
  if (!supervisor.claim()) {
    supervisor.die();
    return undefined;
  }
  if (script.execFails !== true) {
    supervisor.started(100);
    return supervisor;
  }
  supervisor.execFailed("not_executable");
  supervisor.close();
  supervisor.die();
  return undefined;
}

function endModel(living: Living, end: { kind: "exit" | "signal"; value: number }): Living {
  living?.jobGone(end);
  living?.close();
  living?.die();
  return undefined;
}
