// Schema 3: where the scheduler dials an agent that listens, and where it will dial the one that a token is
// for. No address: the agent dials, as every agent did before. Run by ../sqlite-file.ts only.
// The danger: a default that is not an empty list would make the scheduler dial hosts that do not listen.

export const addresses = `
ALTER TABLE agent ADD COLUMN addresses TEXT NOT NULL DEFAULT '[]';
ALTER TABLE token ADD COLUMN addresses TEXT NOT NULL DEFAULT '[]';
`;
