// The key of each host that passwords are sealed to, as its hello tells it. Nothing: it has not said hello
// since this schema. Run by ../sqlite-file.ts only, once, inside a transaction.
// The danger: believing it. It is what the host said or what somebody made of this file; the CLI compares it
// with the fingerprint that the host itself shows.

export const sealingKeys = `
ALTER TABLE agent ADD COLUMN sealing_key TEXT NOT NULL DEFAULT '';
`;
