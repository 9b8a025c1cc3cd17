// Schema 1. Column names are the names of core/model.ts in snake_case; nested totals are JSON text,
// everything else its own column. Run by ../sqlite-file.ts only, once, inside a transaction. Forward only: a
// released migration is never edited, the next one is added.
// The danger: an index that the live load or a listing needs and that is not here makes a start or `reeve
// runs` read everything.

export const first = `
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  schema INTEGER NOT NULL,
  cluster_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  ledgers_before TEXT NOT NULL,
  fence INTEGER NOT NULL,
  next_run INTEGER NOT NULL,
  seed INTEGER NOT NULL
) STRICT;

CREATE TABLE run (
  ledger TEXT NOT NULL,
  run INTEGER NOT NULL,
  state TEXT NOT NULL,
  job TEXT NOT NULL,
  agent TEXT NOT NULL,
  queue TEXT NOT NULL,
  priority INTEGER NOT NULL,
  by TEXT NOT NULL,
  requested_user TEXT NOT NULL,
  method TEXT NOT NULL,
  spec_sha256 TEXT NOT NULL,
  spec_bytes INTEGER NOT NULL,
  submitted_at_ms INTEGER NOT NULL,
  start_at_ms INTEGER NOT NULL,
  start_by_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  reason TEXT NOT NULL,
  retry_retries_max INTEGER NOT NULL,
  retry_delay_ms INTEGER NOT NULL,
  retries INTEGER NOT NULL,
  requeues INTEGER NOT NULL,
  rerunnable INTEGER NOT NULL,
  restart_of INTEGER NOT NULL,
  cancel_by TEXT NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (ledger, run)
) STRICT;
CREATE INDEX run_live ON run (run) WHERE settled = 0;
CREATE INDEX run_newest ON run (run);
CREATE INDEX run_of_state ON run (state, run);
CREATE INDEX run_of_agent ON run (agent, run);
CREATE INDEX run_of_job ON run (job, run);

CREATE TABLE attempt (
  ledger TEXT NOT NULL,
  run INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  state TEXT NOT NULL,
  agent TEXT NOT NULL,
  seq INTEGER NOT NULL,
  fence INTEGER NOT NULL,
  spool_id TEXT NOT NULL,
  ordered_at_ms INTEGER NOT NULL,
  start_deadline_ms INTEGER NOT NULL,
  phase TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  pid INTEGER NOT NULL,
  exit TEXT,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  log TEXT,
  log_stored_bytes INTEGER NOT NULL,
  log_state TEXT NOT NULL,
  stalled INTEGER NOT NULL,
  unsupervised INTEGER NOT NULL,
  survivors TEXT NOT NULL,
  warnings TEXT NOT NULL,
  forgotten INTEGER NOT NULL,
  PRIMARY KEY (ledger, run, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  ledger TEXT NOT NULL,
  run INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  "from" TEXT NOT NULL,
  event TEXT NOT NULL,
  "to" TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX journal_of_run ON journal (run, ledger);

CREATE TABLE agent (
  name TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL,
  joined_at_ms INTEGER NOT NULL,
  joined_by TEXT NOT NULL,
  spki_sha256 TEXT NOT NULL,
  certificate_ends_ms INTEGER NOT NULL,
  revoked INTEGER NOT NULL,
  next_seq INTEGER NOT NULL,
  spool_id TEXT NOT NULL,
  build TEXT NOT NULL,
  mode TEXT NOT NULL,
  owner TEXT NOT NULL,
  max_runs INTEGER NOT NULL,
  boot_identity TEXT NOT NULL,
  since_ms INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  key TEXT PRIMARY KEY,
  content_sha256 TEXT NOT NULL,
  runs TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL
) STRICT;
`;
