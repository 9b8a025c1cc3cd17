// Schema 5: command lines on other hosts, and for whom a join token is: every one before was for an agent.
// Run by ../sqlite-file.ts only.
// The danger: a token whose role were lost would make an administrator of an agent.

export const clients = `
CREATE TABLE client (
  name TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  joined_at_ms INTEGER NOT NULL,
  joined_by TEXT NOT NULL,
  spki_sha256 TEXT NOT NULL,
  certificate_ends_ms INTEGER NOT NULL,
  revoked INTEGER NOT NULL,
  revoked_by TEXT NOT NULL,
  revoked_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE token ADD COLUMN role TEXT NOT NULL DEFAULT 'agent';
`;
