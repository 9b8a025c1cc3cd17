// What retention needs: which bodies a spec names (read out of the specs bit by bit, see ../retention-
// sql.ts), which logs are given up and not yet removed from the disk, and indexes by age. Run by ../sqlite-
// file.ts only, once, inside a transaction. It needs nothing beyond schema 1.
// The danger: a scan of all history for each small step of it; each of its questions has an index here.

export const retention = `
CREATE TABLE spec_blob (
  sha256 TEXT NOT NULL,
  spec_sha256 TEXT NOT NULL,
  PRIMARY KEY (sha256, spec_sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX spec_blob_of_spec ON spec_blob (spec_sha256);

CREATE TABLE doomed_log (
  ledger TEXT NOT NULL,
  run INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  PRIMARY KEY (ledger, run, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  specs_read INTEGER NOT NULL
) STRICT;
INSERT INTO retention (id, specs_read) VALUES (1, 0);

CREATE INDEX run_of_spec ON run (spec_sha256);
CREATE INDEX run_settled ON run (ended_at_ms) WHERE settled = 1;
CREATE INDEX attempt_with_log ON attempt (ended_at_ms, log_stored_bytes) WHERE log_stored_bytes > 0;
`;
