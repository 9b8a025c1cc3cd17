// The heads of hosts' audits: one row for each host as it stands, and some of what it told before, so that a
// rewritten audit is found by an older head. Run by ../sqlite-file.ts only, once, inside a transaction.
// The danger: a history that grows without a bound; the query that adds a head takes the oldest away.

export const auditHeads = `
CREATE TABLE host (
  agent TEXT NOT NULL PRIMARY KEY,
  head TEXT,
  head_at_ms INTEGER NOT NULL,
  kept_at_ms INTEGER NOT NULL,
  audit_note TEXT NOT NULL,
  policy_note TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
  agent TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  head TEXT NOT NULL,
  PRIMARY KEY (agent, at_ms, head)
) STRICT, WITHOUT ROWID;
`;
