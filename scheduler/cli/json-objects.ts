// Every object that --json writes: its fields, their types and what they mean. One table, read by
// packaging/docs.ts (docs/reference/json.md) and by the test that compares it with what is really written.
// It writes nothing itself. A type is a word of `jsonTypes` or an object of `jsonObjects`; `[]` after it is a
// list, `|null` means that there may be none, `?` after a name that the field may be missing.
// The danger: scripts live longer than this file; under one schema number fields are only ever added.

export type JsonFields = Readonly<Record<string, readonly [type: string, doc: string]>>;
export type JsonLine = {
  readonly from: string;
  readonly to: "standard output" | "standard error";
  readonly fields: JsonFields;
};

export const jsonTypes = {
  number: "a whole number; ids of runs and attempts, counts, bytes, and durations in the unit of the name",
  string: "text",
  boolean: "true or false",
  time: "an instant in UTC, RFC 3339 with milliseconds; null when there is none",
  hex: "bytes as lower-case hexadecimal digits",
  word: 'bytes of a command line: text when they are UTF-8, else {"base64": "…"}',
  words: "an object of texts",
} as const;

/** Beside these every line has `schema`. */
export const jsonLines = {
  submission: {
    from: "submit, resubmit; run, first",
    to: "standard output",
    fields: {
      runs: ["number[]", "the new runs, in the order of the agents"],
      key: ["string", "the idempotency key: the same submission under it answers the same runs"],
      warnings: ["string[]", "what should be known, in words"],
    },
  },
  waited: {
    from: "submit, resubmit or restart with --wait, for each run when it is over",
    to: "standard output",
    fields: {
      run: ["run", ""],
      exitStatus: ["number", "what `reeve run` would end with for it"],
    },
  },
  plan: {
    from: "submit --dry-run, run --dry-run, for each agent",
    to: "standard output",
    fields: { dryRun: ["dryRun", "what would be executed"] },
  },
  output: {
    from: "run, logs, for each piece of output as it was written",
    to: "standard output",
    fields: {
      attempt: ["number", ""],
      stream: ["string", "stdout or stderr"],
      at: ["time", "when the host took it from the job"],
      "text?": ["string", "the piece, when it is UTF-8 by itself"],
      "base64?": ["string", "the piece, when it is not"],
    },
  },
  dropped: {
    from: "run, logs, where the log limit dropped output",
    to: "standard output",
    fields: { attempt: ["number", ""], cut: ["cut", "bytes dropped here, by stream"] },
  },
  logEnd: {
    from: "logs without -f, last",
    to: "standard output",
    fields: { end: ["logEnd", "how the log stands"] },
  },
  followed: {
    from: "run, logs -f, last",
    to: "standard output",
    fields: {
      run: ["run", ""],
      "attempt?": ["attempt", "its newest; missing when it never had one"],
      exitStatus: ["number", "of the run; `logs -f` itself ends with 0"],
    },
  },
  listed: {
    from: "runs, runs --watch, hold, release, restart, abandon",
    to: "standard output",
    fields: { run: ["run", ""] },
  },
  shown: {
    from: "show, show --watch",
    to: "standard output",
    fields: {
      run: ["run", ""],
      attempts: ["attempt[]", "oldest first, the newest 500"],
      journal: ["journal[]", "oldest first, the newest 2000"],
      spec: ["spec|null", "what was submitted; null when it is too large to be shown or not known"],
    },
  },
  cancelled: {
    from: "cancel",
    to: "standard output",
    fields: { run: ["run", ""], "attempt?": ["attempt", "its newest; missing when it never had one"] },
  },
  agent: {
    from: "agents, agent add, agent address, drain, resume",
    to: "standard output",
    fields: { agent: ["agent", ""] },
  },
  token: {
    from: "agent token",
    to: "standard output",
    fields: {
      name: ["string", "the agent that may join"],
      expiresAt: ["time", ""],
      "joinString?": ["string", "a secret until it is used; missing with --file"],
      "file?": ["string", "where it was written"],
    },
  },
  pruned: {
    from: "prune",
    to: "standard output",
    fields: { prune: ["prune", ""], dryRun: ["boolean", "nothing was removed"] },
  },
  error: {
    from: "every command that fails or refuses",
    to: "standard error",
    fields: { error: ["error", ""] },
  },
  detached: {
    from: "run, logs -f, cancel, left by a signal",
    to: "standard error",
    fields: { detached: ["detached", "the run goes on"] },
  },
} as const satisfies Readonly<Record<string, JsonLine>>;

const runFields: JsonFields = {
  run: ["number", "its number"],
  state: ["string", "see docs/run-states.md"],
  job: ["string", "the job's name, or empty"],
  agent: ["string", "where it runs"],
  queue: ["string", ""],
  priority: ["number", "higher starts first"],
  by: ["string", "who submitted it"],
  requestedUser: ["string", "the user that was asked for, or empty"],
  method: ["string", "UnixShell, Arguments, UnixScript or ScriptPath"],
  submittedAt: ["time", ""],
  startAt: ["time", "not before; null = at once"],
  startBy: ["time", "too late from then on"],
  endedAt: ["time", ""],
  attempt: ["number", "of the newest attempt; 0 = none yet"],
  reason: ["string", "a word of docs/reference/reasons.md, or empty"],
  why: ["string", "in words for people; not for programs"],
  restartOf: ["number", "the run that this one does again; 0 = none"],
  specSha256: ["hex", "of the spec as it was submitted"],
  proof: ["string", "what came with it to prove the user: signed, password, or nothing"],
  retriesMax: ["number", "after a failure it is tried again up to so often"],
  retries: ["number", "so far, since it was submitted or restarted"],
  retryDelayMs: ["number", "before the first retry; doubles with each further one"],
  retryDelayMaxMs: ["number", "up to this"],
  retryOn: ["statusRange[]", "only these exit statuses are tried again; none listed = any but 0"],
};

const attemptFields: JsonFields = {
  attempt: ["number", "its number within the run, from 1"],
  state: ["string", "a state of a run, or refused"],
  agent: ["string", ""],
  orderedAt: ["time", "when the agent was asked"],
  startedAt: ["time", "when the job's program was executed"],
  endedAt: ["time", ""],
  pid: ["number", "of the job's process on the host; 0 = not known"],
  exit: ["exit|null", "how it ended, as the host saw it"],
  reason: ["string", "why refused, lost or unknown; else empty"],
  detail: ["string", "more of it, for people"],
  log: ["logTotals|null", "what the host has closed the log with; null before"],
  logStoredBytes: ["number", "bytes of frames that the scheduler has stored"],
  logState: ["string", "none, outstanding, complete, cut or damaged"],
  stalled: ["boolean", "output waits: the host's spool is full"],
  unsupervised: ["boolean", "its processes live, their supervisor does not"],
  survivors: ["string[]", "while it is being ended: pid, uid and command of what is left"],
  ledger: ["hex", "the database that gave the order"],
};

const exitFields: JsonFields = {
  kind: ["string", "exit, signal, or reason (it never started)"],
  status: ["number", "of kind exit"],
  signal: ["number", "of kind signal"],
  reason: ["string", "why it never started, or why it was ended: cancelled, time_limit, host_shutdown"],
  detail: ["string", "the step and the system's error, for people"],
  coreDumped: ["boolean", ""],
  utimeUs: ["number", "processor time of the job, user"],
  stimeUs: ["number", "processor time of the job, system"],
  maxrssKb: ["number", "largest resident set of one of its processes"],
  startedAt: ["time", ""],
  endedAt: ["time", ""],
  processesEnded: ["number", "that Reeve ended"],
  processesLeft: ["number", "that were left"],
  leftPids: ["number[]", "some of them"],
};

const specFields: JsonFields = {
  format: ["number", ""],
  clusterId: ["hex", ""],
  specId: ["hex", "random, of this submission"],
  issuedAt: ["time", ""],
  notBefore: ["time", "the window outside which a host refuses it"],
  notAfter: ["time", ""],
  audience: ["string[]", "the agents it is for"],
  runAsUser: ["string", "empty = the owner of the agent"],
  submitter: ["string", "who the submitter said to be"],
  job: ["string", "the job's name"],
  method: ["string", "UnixShell, Arguments, UnixScript or ScriptPath"],
  source: ["word", "shell text, or the path of ScriptPath"],
  args: ["word[]", ""],
  shell: ["word", "empty = the account's"],
  login: ["boolean", ""],
  cwd: ["word", "empty = the account's home"],
  bodyBytes: ["number", "size of the script of UnixScript"],
  bodyBlob: ["blob|null", "a large script"],
  stdinBlob: ["blob|null", "the job's input; null = /dev/null"],
  environmentNames: ["word[]", ""],
  "environment?": ["variable[]", "only with --env-values"],
  umask: ["number|null", "null = the host's"],
  timeLimitMs: ["number", "0 = none"],
  graceMs: ["number", "from TERM to KILL"],
  leftovers: ["string", "keep, end or wait"],
  logLimitBytes: ["number", "0 = the agent's"],
  merge: ["boolean", "one pipe for both streams"],
  reruns: ["number", "how often a person may restart it"],
  rerunsUntil: ["time", ""],
  rerunnable: ["boolean", "the system may start it again when the fate of an attempt is not known"],
};

const dryRunFields: JsonFields = {
  agent: ["string", ""],
  online: ["boolean", "it is connected now"],
  user: ["string|null", "as whom"],
  method: ["string", "UnixShell, Arguments, UnixScript or ScriptPath"],
  words: ["string|null[]", "the program and its arguments; null stands for the account's shell"],
  shell: ["string|null", ""],
  login: ["boolean", ""],
  script: ["string|null", "the file of a script and its size"],
  cwd: ["string|null", ""],
  umask: ["string|null", "octal"],
  environmentNames: ["string[]", "of the job and of Reeve; the host adds its own"],
  stdinBytes: ["number|null", "null = /dev/null"],
  name: ["string", "of the job"],
  timeLimitMs: ["number", "0 = none"],
  graceMs: ["number", ""],
  leftovers: ["string", ""],
  logLimitBytes: ["number|null", ""],
  merge: ["boolean", ""],
  startAt: ["time", "null = at once"],
  startBy: ["time", "null = 24 h after it may start"],
  notBefore: ["time", "the window that the host enforces"],
  notAfter: ["time", ""],
  hold: ["boolean", ""],
  retries: ["number", ""],
  retryDelayMs: ["number", ""],
  retryDelayMaxMs: ["number", ""],
  retryOn: ["statusRange[]", "none listed = any status but 0"],
  priority: ["number", ""],
  hostDecides: ["words", "for each value that only the host can decide: how it does"],
  warnings: ["string[]", ""],
};

export const jsonObjects = {
  run: runFields,
  attempt: attemptFields,
  statusRange: { first: ["number", ""], last: ["number", "included"] },
  exit: exitFields,
  logTotals: {
    frameBytes: ["number", ""],
    frameSha256: ["hex", ""],
    stdoutBytes: ["number", "stored, after cutting"],
    stdoutSha256: ["hex", ""],
    stderrBytes: ["number", ""],
    stderrSha256: ["hex", ""],
    stdoutCut: ["number", "dropped at the log limit"],
    stderrCut: ["number", ""],
  },
  journal: {
    at: ["time", ""],
    attempt: ["number", "0 = of the run itself"],
    from: ["string", "the state before; empty for the first row"],
    event: ["string", "see docs/run-states.md"],
    to: ["string", "the state after"],
    by: ["string", "who or what did it"],
    reason: ["string", ""],
  },
  spec: specFields,
  blob: { sha256: ["hex", ""], size: ["number", "bytes"] },
  variable: {
    name: ["word", ""],
    "value?": ["string", "when it is UTF-8"],
    "base64?": ["string", "when it is not"],
  },
  dryRun: dryRunFields,
  cut: { stdout: ["number", ""], stderr: ["number", ""] },
  logEnd: {
    storedBytes: ["number", "bytes of frames"],
    logState: ["string", "none, outstanding, complete, cut or damaged"],
    attempt: ["number", "0 = the run never had one"],
  },
  agent: {
    name: ["string", ""],
    id: ["string", "random, made when it joined"],
    online: ["boolean", ""],
    since: ["time", "online or offline since; null = it never connected"],
    build: ["string", ""],
    mode: ["string", "owner"],
    owner: ["string", "who its jobs run as"],
    maxRuns: ["number", ""],
    liveRuns: ["number", ""],
    spoolId: ["string", ""],
    clockSkewMs: ["number", "its clock less the scheduler's"],
    note: ["string", "what an operator should know"],
    certificateEnds: ["time", ""],
    drained: ["boolean", "no run starts there until it is resumed"],
    drainBy: ["string", "who drained it, or resumed it last"],
    drainAt: ["time", ""],
    drainReason: ["string", "in words of who drained it"],
    addresses: ["string[]", "where the scheduler dials it; none: the agent dials"],
  },
  prune: {
    runs: ["number", "removed with all that is theirs"],
    logs: ["number", "removed"],
    logBytes: ["number", ""],
    databaseBytes: ["number", "freed in the database; 0 in a dry run"],
  },
  error: {
    reason: ["string", "a word of docs/reference/reasons.md; decides the exit status"],
    message: ["string", "a sentence for people"],
  },
  detached: {
    run: ["number", ""],
    signal: ["string", "SIGINT, SIGTERM or SIGHUP"],
    status: ["number", "the exit status"],
  },
} as const satisfies Readonly<Record<string, JsonFields>>;
