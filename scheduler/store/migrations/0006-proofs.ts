// What a submission brings to prove the run's user: its kind, and the blob that holds the signature or the
// sealed password. No proof: nothing but the scheduler's word, as for every run before. Run by
// ../sqlite-file.ts only, once, inside a transaction.
// The danger: retention that takes such a blob away while a run still needs it; it looks in this index.

export const proofs = `
ALTER TABLE run ADD COLUMN proof TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN proof_sha256 TEXT NOT NULL DEFAULT '';
CREATE INDEX run_of_proof ON run (proof_sha256) WHERE proof_sha256 <> '';
`;
