// What the API needs from the rest of the scheduler, as functions. The composition root gives them; tests
// give their own. It owns no rule. The danger: these look at memory that only the engine changes; each
// answers with rows, never with the state.
import type { reeve } from "../../proto/gen/reeve.js";
import type { Agent, Attempt, Client, HostRow, JoinRole, Meta, Run, Submission } from "../core/model.ts";
import type { Input, Verdict } from "../core/inputs.ts";
import type { LogStore } from "../logs/log-store.ts";
import type { Store } from "../store/store.ts";
import type { RunWatchers } from "./watchers.ts";

/** `attempt`: the run's newest; undefined when it is not at hand. */
export type Asked = { readonly run: Run; readonly attempt: Attempt | undefined };
export type LiveAgent = {
  readonly agent: Agent;
  readonly online: boolean;
  readonly liveRuns: number;
  /** the agent's clock less ours, as last heard; 0 when it is not connected */
  readonly clockSkewMs: number;
  /** null: it has told nothing of its host */
  readonly host: HostRow | null;
  /** why the scheduler cannot dial it, else "" */
  readonly problem: string;
};

/** Reads of what the engine has in memory, each answered when it is durable. */
export type LiveReads = {
  /** core/why.ts for each, in order */
  whys(asked: readonly Asked[]): Promise<readonly string[]>;
  agents(): Promise<readonly LiveAgent[]>;
  meta(): Promise<{ readonly meta: Meta; readonly liveRuns: number }>;
  /** what an idempotency key was used for; undefined: for nothing that is remembered */
  submission(key: string): Promise<Submission | undefined>;
};

export type TokenOrder = {
  readonly role: JoinRole;
  readonly name: string;
  /** empty = the scheduler's own */
  readonly addresses: readonly string[];
  readonly by: string;
  readonly replace: boolean;
  /** where the scheduler is to dial the agent; none: the agent dials */
  readonly agentAddresses: readonly string[];
};

export type AddOrder = {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly spkiSha256: Uint8Array;
  /** a secret */
  readonly code: string;
  readonly by: string;
  readonly replace: boolean;
};

/** In days; undefined = as the settings say, and when neither is given their sizes count too. */
export type PruneWish = { readonly olderThan: number | undefined; readonly keepLogs: number | undefined };
/** databaseBytes: freed in the database; of what is only foreseen: by how much it is over its bound. */
export type PruneSum = {
  readonly runs: number;
  readonly logs: number;
  readonly logBytes: number;
  readonly databaseBytes: number;
};

export type RetentionPort = {
  foresee(wish: PruneWish): Promise<PruneSum>;
  /** undefined while a backup is made */
  prune(wish: PruneWish): Promise<PruneSum | undefined>;
};

/** Command lines on other hosts. */
export type ClientsPort = {
  readonly all: () => Promise<readonly Client[]>;
  readonly openCalls: (name: string) => number;
  readonly endRevoked: () => Promise<void>;
  /** a certificate for the new key of one whom the door has just admitted; refusals as below */
  readonly renew: (
    client: Pick<Client, "name" | "clientId">,
    request: reeve.v1.RenewRequest,
  ) => Promise<reeve.v1.RenewReply.$Properties>;
};

export type ApiPorts = {
  readonly offer: (input: Input) => Promise<Verdict>;
  readonly store: Store;
  readonly logs: LogStore;
  readonly live: LiveReads;
  readonly watchers: RunWatchers;
  /** a refusal is thrown as an Error named Refusal with a `reason` of reasons.ts */
  readonly makeToken: (
    order: TokenOrder,
  ) => Promise<{ readonly joinString: string; readonly expiresAtMs: number }>;
  /** joins a host that listens; refusals as above */
  readonly addAgent: (order: AddOrder) => Promise<void>;
  readonly clients: ClientsPort;
  readonly retention: RetentionPort;
  /** where agents reach the Session: host:port */
  readonly addresses: () => readonly string[];
  readonly version: string;
  readonly now: () => number;
  /** a fault in a handler: the caller is told `internal`, the log gets the cause */
  readonly fault: (method: string, error: unknown) => void;
};
