// The migrations in order: the schema of a database is how many of them it has seen (PRAGMA user_version).
// Called by ../sqlite-file.ts. The danger: reordering or removing a row makes every existing database
// something else.
import { first } from "./0001-first.ts";
import { people } from "./0002-people.ts";
import { addresses } from "./0003-addresses.ts";
import { retention } from "./0004-retention.ts";
import { clients } from "./0005-clients.ts";
import { proofs } from "./0006-proofs.ts";

export const migrations: readonly string[] = [first, people, addresses, retention, clients, proofs];
export const schemaNewest: number = migrations.length;
