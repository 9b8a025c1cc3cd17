// Schema 2: what people can say since then: how retries wait and on which statuses, and that an agent is
// drained. Run by ../sqlite-file.ts only, once, inside a transaction.
// The danger: a run that was submitted under schema 1 must go on as it was promised; its delay never
// doubled, so the longest delay is its delay.

export const people = `
ALTER TABLE run ADD COLUMN retry_delay_ms_max INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN retry_on TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agent ADD COLUMN drained INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN drain_by TEXT NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN drain_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN drain_reason TEXT NOT NULL DEFAULT '';
UPDATE run SET retry_delay_ms_max = retry_delay_ms;
`;
