// Why something was refused, ended or is not known: one table that turns a word into a gRPC code, a CLI exit
// status and a sentence. Words cross the wire and live in databases: never rename one.
// docs/reference/reasons.md is generated. Called by api, cli, core and agentd. The danger: a reason made up
// elsewhere has no sentence; the tests look for them.

/** gRPC status codes by number, so that core needs no gRPC. */
export const grpcCode = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  outOfRange: 11,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  dataLoss: 15,
  unauthenticated: 16,
} as const;

/** Exit statuses of the CLI for outcomes that are Reeve's own; a job's status is passed through. */
export const exitStatus = {
  ok: 0,
  usage: 2,
  failed: 120, // the run failed without a status of its own: refused, never started, too late
  cancelled: 121,
  unknown: 122, // nobody can ever know how it ended
  unreachable: 123, // the scheduler cannot be reached, or was lost for good
  refused: 124, // the request was refused
  internal: 125,
} as const;

type Row = {
  readonly code: number;
  readonly exit: number;
  readonly permanent?: boolean;
  readonly says: string;
};

const { invalidArgument, notFound, failedPrecondition, resourceExhausted, alreadyExists } = grpcCode;
const { unavailable, permissionDenied, unauthenticated, internal } = grpcCode;

export const reasons = {
  // Requests refused.
  usage: { code: invalidArgument, exit: exitStatus.usage, says: "the request is not well formed" },
  invalid_spec: { code: invalidArgument, exit: exitStatus.refused, says: "the job spec is not well formed" },
  empty_source: { code: invalidArgument, exit: exitStatus.refused, says: "there is nothing to execute" },
  nul_byte: {
    code: invalidArgument,
    exit: exitStatus.refused,
    says: "a NUL byte cannot be passed to a process",
  },
  over_limit: { code: invalidArgument, exit: exitStatus.refused, says: "a limit is exceeded" },
  no_such_agent: { code: notFound, exit: exitStatus.refused, says: "no agent has this name" },
  no_such_client: { code: notFound, exit: exitStatus.refused, says: "no client has this name" },
  no_such_run: { code: notFound, exit: exitStatus.refused, says: "no run has this number" },
  no_such_attempt: { code: notFound, exit: exitStatus.refused, says: "the run has no such attempt" },
  no_such_blob: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "a body named by the spec was not sent",
  },
  not_in_this_state: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "not possible in the run's state",
  },
  outside_audience: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "the job was not submitted for this agent",
  },
  key_reused: {
    code: alreadyExists,
    exit: exitStatus.refused,
    says: "the idempotency key was used for other content",
  },
  client_exists: {
    code: alreadyExists,
    exit: exitStatus.refused,
    says: "a client has this name already",
  },
  agent_exists: {
    code: alreadyExists,
    exit: exitStatus.refused,
    says: "an agent of this name has joined already",
  },
  busy: {
    code: resourceExhausted,
    exit: exitStatus.unreachable,
    says: "the scheduler is busy; try again shortly",
  },
  disk_full: { code: resourceExhausted, exit: exitStatus.refused, says: "the scheduler's disk is full" },
  not_permitted: { code: permissionDenied, exit: exitStatus.refused, says: "the caller may not do this" },
  not_authenticated: {
    code: unauthenticated,
    exit: exitStatus.refused,
    says: "the caller has not proved who it is",
  },
  unreachable: { code: unavailable, exit: exitStatus.unreachable, says: "the scheduler cannot be reached" },
  stopping: { code: unavailable, exit: exitStatus.unreachable, says: "the scheduler is stopping" },
  internal: {
    code: internal,
    exit: exitStatus.internal,
    says: "an internal error; the daemon's log has the cause",
  },

  // Join refused.
  token_unknown: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "the join token is unknown, used or expired",
  },
  token_expired: { code: permissionDenied, exit: exitStatus.refused, says: "the join token has expired" },
  join_proof: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "the other side does not know the token's secret",
  },
  wrong_pin: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "the server's CA is not the one in the join string",
  },
  wrong_fingerprint: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "the host shows another key than the fingerprint says",
  },
  agent_unreachable: {
    code: unavailable,
    exit: exitStatus.refused,
    says: "the host could not be reached",
  },
  foreign_cluster: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "this belongs to another cluster",
  },
  revoked: { code: permissionDenied, exit: exitStatus.refused, says: "this identity has been revoked" },
  cloned: {
    code: permissionDenied,
    exit: exitStatus.refused,
    says: "an agent of this name with another spool is connected",
  },
  breach: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "the agent said what an honest agent cannot say",
  },
  replaced: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "a newer connection of the same agent took over",
  },
  stale_database: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "the scheduler's database is older than what the agent has seen; restore it with a new ledger",
  },
  not_joined: {
    code: failedPrecondition,
    exit: exitStatus.refused,
    says: "this agent has not joined a scheduler",
  },

  // Permanent refusals by an agent, and ways never to have started.
  spec_refused: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the agent does not accept the spec",
  },
  wrong_audience: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the spec is not for this agent",
  },
  outside_window: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "outside the spec's time window",
  },
  proof_refused: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the agent does not accept the proof",
  },
  foreign_user: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the agent runs jobs as its owner only",
  },
  no_such_account: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the user has no account there",
  },
  user_refused: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host does not run jobs as this user, or not by this proof",
  },
  user_not_permitted: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's policy does not name the user",
  },
  user_denied: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's policy denies the user",
  },
  root_not_named: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's policy does not name this account of uid 0",
  },
  uid_too_low: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the user's uid is below the host's policy",
  },
  proof_not_permitted: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's policy asks for another proof of this user",
  },
  script_not_permitted: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's policy permits other scripts only",
  },
  no_policy: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the host's root has not permitted anything yet: there is no policy.yaml",
  },
  no_such_cwd: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the working directory cannot be entered",
  },
  no_such_shell: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the shell cannot be executed",
  },
  not_executable: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the program cannot be executed",
  },
  arguments_too_long: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "arguments and environment are too long",
  },
  not_started: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the job's process could not be made",
  },
  late_order: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "the order came after its start deadline",
  },
  too_late: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "it could not start before its start-by time",
  },
  precedent_failed: {
    code: internal,
    exit: exitStatus.failed,
    permanent: true,
    says: "a run it depends on failed",
  },

  // Temporary refusals: requeued with back-off until start-by.
  spool_full: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the agent's spool is full",
  },
  agent_full: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the agent runs as many as it may",
  },
  policy_broken: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the host's policy.yaml cannot be read, so it permits nothing",
  },
  outside_hours: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the host's policy lets the user start runs at other hours",
  },
  user_full: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the user has as many runs there as the host's policy permits",
  },
  agent_draining: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the agent takes no new runs",
  },
  account_unavailable: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the account database did not answer",
  },
  launcher_failed: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the agent could not make the run",
  },
  never_heard: {
    code: unavailable,
    exit: exitStatus.failed,
    permanent: false,
    says: "the agent never heard of the attempt",
  },
  below_floor: {
    code: unavailable,
    exit: exitStatus.unknown,
    permanent: true,
    says: "the agent may have settled and forgotten it",
  },

  // How runs end or are not known.
  cancelled: { code: internal, exit: exitStatus.cancelled, says: "it was cancelled" },
  time_limit: { code: internal, exit: exitStatus.failed, says: "it reached its time limit" },
  host_shutdown: { code: internal, exit: exitStatus.failed, says: "the host was shut down" },
  agent_silent: { code: internal, exit: exitStatus.unknown, says: "the agent is not connected" },
  supervisor_died: {
    code: internal,
    exit: exitStatus.unknown,
    says: "its supervisor died and none of its processes is left",
  },
  supervisor_died_uncounted: {
    code: internal,
    exit: exitStatus.unknown,
    says: "its supervisor died; processes may remain",
  },
  host_restarted: { code: internal, exit: exitStatus.unknown, says: "the host was restarted while it ran" },
  spool_lost: {
    code: internal,
    exit: exitStatus.unknown,
    says: "the agent's spool was replaced; its record is gone",
  },
  restored: {
    code: internal,
    exit: exitStatus.unknown,
    says: "the database was restored; it may have run meanwhile",
  },
  gave_up: { code: internal, exit: exitStatus.unknown, says: "an operator gave it up" },
} as const satisfies Record<string, Row>;

export type Reason = keyof typeof reasons;

export function isReason(word: string): word is Reason {
  return Object.hasOwn(reasons, word);
}

/** True when asking again is useless. Words from newer peers that are not in the table count as temporary. */
export function isPermanent(word: string): boolean {
  if (!isReason(word)) return false;
  const row: Row = reasons[word];
  return row.permanent ?? false;
}

export function sentenceOf(word: string): string {
  return isReason(word) ? reasons[word].says : word;
}
