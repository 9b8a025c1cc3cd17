-- A database of schema 1 with rows of every noun, as the first build with that schema wrote it (by `.dump`):
-- run 1 is history, 2 waits to try again, 3 executes, 4 is held. It must open for ever:
-- test/compat/database.test.ts. Never edit it.
PRAGMA application_id = 1380271446;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO meta VALUES(1,1,'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '[]',1,5,7);
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
INSERT INTO run VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'failed','backup','web-1','',0,
  'claimed ann','','UnixShell','a6ff7e93423337af58365efcf97038a08498f12d8094f2008d92fc084407ac3f',
  19,1700000000000,0,0,1700000002000,1,'',0,0,0,0,0,0,'',1);
INSERT INTO run VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,'timed','backup','web-1','',5,
  'claimed ann','','UnixShell','a6ff7e93423337af58365efcf97038a08498f12d8094f2008d92fc084407ac3f',
  19,1700000003000,1700000095000,0,0,1,'',2,90000,1,0,0,0,'',0);
INSERT INTO run VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,'executing','backup','web-1','',0,
  'claimed ann','','UnixShell','a6ff7e93423337af58365efcf97038a08498f12d8094f2008d92fc084407ac3f',
  19,1700000005000,0,3400000000000,0,1,'',2,90000,0,0,0,0,'',0);
INSERT INTO run VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',4,'held','backup','web-2','',0,
  'claimed ann','','UnixShell','a6ff7e93423337af58365efcf97038a08498f12d8094f2008d92fc084407ac3f',
  19,1700000006000,0,0,0,0,'',0,1000,0,0,0,0,'',0);
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
INSERT INTO attempt VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'failed','web-1',1,1,
  '55555555555555555555555555555555',1700000000000,0,'forgotten',1700000002000,1700000001005,77,
  '{"kind":"exit","status":3,"signal":0,"reason":"","detail":"","coreDumped":false,"utimeUs":' ||
  '1,"stimeUs":1,"maxrssKb":1,"startedAtMs":1700000001000,"endedAtMs":1700000001005,"processe' ||
  'sEnded":0,"processesLeft":0,"leftPids":[]}','','ünï code',
  '{"frameBytes":0,"frameSha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' ||
  'bbbbb","stdoutBytes":0,"stdoutSha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' ||
  'bbbbbbbbbbbbb","stderrBytes":0,"stderrSha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' ||
  'bbbbbbbbbbbbbbbbbbbbb","stdoutCut":0,"stderrCut":0}',0,'complete',0,0,'[]','["a warning"]',1);
INSERT INTO attempt VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,1,'failed','web-1',2,1,
  '55555555555555555555555555555555',1700000003000,0,'ended',1700000005000,1700000000005,77,
  '{"kind":"signal","status":0,"signal":9,"reason":"","detail":"","coreDumped":false,"utimeUs' ||
  '":1,"stimeUs":1,"maxrssKb":1,"startedAtMs":1700000000000,"endedAtMs":1700000000005,"proces' ||
  'sesEnded":0,"processesLeft":0,"leftPids":[]}','','ünï code',NULL,0,'outstanding',0,0,'[]',
  '["a warning"]',0);
INSERT INTO attempt VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,1,'executing','web-1',3,1,
  '55555555555555555555555555555555',1700000005000,3400000000000,'started',1700000006000,0,77,NULL,
  '','ünï code',NULL,0,'outstanding',0,0,'[]','["a warning"]',0);
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
INSERT INTO journal VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,0,1700000000000,'','submit',
  'queued','claimed ann','');
INSERT INTO journal VALUES(2,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,1700000000000,'queued',
  'dispatch','starting','scheduler','');
INSERT INTO journal VALUES(3,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,1700000001000,'starting',
  'started','executing','agent web-1','');
INSERT INTO journal VALUES(4,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,1700000002000,'executing',
  'fail','failed','agent web-1','');
INSERT INTO journal VALUES(5,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,0,1700000003000,'','submit',
  'queued','claimed ann','');
INSERT INTO journal VALUES(6,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,1,1700000003000,'queued',
  'dispatch','starting','scheduler','');
INSERT INTO journal VALUES(7,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,1,1700000004000,'starting',
  'started','executing','agent web-1','');
INSERT INTO journal VALUES(8,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',2,1,1700000005000,'executing',
  'retry','timed','agent web-1','');
INSERT INTO journal VALUES(9,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,0,1700000005000,'','submit',
  'queued','claimed ann','');
INSERT INTO journal VALUES(10,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,1,1700000005000,'queued',
  'dispatch','starting','scheduler','');
INSERT INTO journal VALUES(11,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,1,1700000006000,'starting',
  'started','executing','agent web-1','');
INSERT INTO journal VALUES(12,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',4,0,1700000006000,'','submit',
  'held','claimed ann','');
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
INSERT INTO agent VALUES('web-1','id-web-1',1,'claimed ann',
  'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',3400000000000,0,4,
  '55555555555555555555555555555555','0.1.0','owner','ann',2,'boot',1700000000000,'');
INSERT INTO agent VALUES('web-2','id-web-2',1,'claimed ann',
  'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',3400000000000,0,1,'','',
  'owner','ann',2,'',0,'');
CREATE TABLE token (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO token VALUES('t1','web-9',
  '7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e',1700000006000,1700001806000,
  'claimed ann');
CREATE TABLE submission (
  key TEXT PRIMARY KEY,
  content_sha256 TEXT NOT NULL,
  runs TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO submission VALUES('executes',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','[3]',1700000005000);
INSERT INTO submission VALUES('held for web-2',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','[4]',1700000006000);
INSERT INTO submission VALUES('settled',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','[1]',1700000000000);
INSERT INTO submission VALUES('waits to try again',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','[2]',1700000003000);
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO blob VALUES(1,'a6ff7e93423337af58365efcf97038a08498f12d8094f2008d92fc084407ac3f',
  X'746865206279746573206f6620612073706563');
CREATE INDEX run_live ON run (run) WHERE settled = 0;
CREATE INDEX run_newest ON run (run);
CREATE INDEX run_of_state ON run (state, run);
CREATE INDEX run_of_agent ON run (agent, run);
CREATE INDEX run_of_job ON run (job, run);
CREATE INDEX journal_of_run ON journal (run, ledger);
COMMIT;
