// What each used join token bought, kept in `<state>/joins/` until the token would have expired. Called by
// join.ts alone. It decides nothing. It exists because `joined` consumes the token in the database before the
// leaf has arrived: when that answer is lost, the same key may ask again and must get the same leaf.
// The danger: a record holds K, which proves the scheduler to that one agent for half an hour; files are
// 0600.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isHexId } from "../../proto/common/ids.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";

export type JoinRecord = {
  readonly name: string;
  /** none in a record of an earlier build: an agent's */
  readonly role?: "agent" | "api-client";
  /** K, hex */
  readonly key: string;
  readonly spkiSha256: string;
  readonly agentId: string;
  /** DER, base64 */
  readonly leaf: string;
  readonly expiresAtMs: number;
};

export type JoinRecords = {
  find(tokenId: string, nowMs: number): Promise<JoinRecord | undefined>;
  /** Durable when it resolves. What has expired by then is removed: K is kept no longer than its token. */
  keep(tokenId: string, record: JoinRecord, nowMs: number): Promise<void>;
};

/** Opens the directory and removes what has expired. */
export async function openJoinRecords(directory: string, nowMs: number): Promise<JoinRecords> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const find = async (tokenId: string, atMs: number): Promise<JoinRecord | undefined> => {
    if (!isHexId(tokenId)) return undefined;
    const record = await readRecord(join(directory, tokenId));
    return record !== undefined && atMs < record.expiresAtMs ? record : undefined;
  };
  for (const name of await readdir(directory)) {
    if ((await find(name, nowMs)) === undefined) await rm(join(directory, name), { force: true });
  }
  /** Other joins may be writing theirs: what cannot be read is left for the next start. */
  const removeExpired = async (atMs: number): Promise<void> => {
    for (const name of await readdir(directory)) {
      const record = isHexId(name) ? await readRecord(join(directory, name)) : undefined;
      if (record !== undefined && atMs >= record.expiresAtMs)
        await rm(join(directory, name), { force: true });
    }
  };
  return {
    find,
    keep: async (tokenId, record, atMs) => {
      await removeExpired(atMs);
      await replaceFile(join(directory, tokenId), `${JSON.stringify(record)}\n`, 0o600);
    },
  };
}

async function readRecord(path: string): Promise<JoinRecord | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as JoinRecord;
  } catch {
    return undefined; // no such token was used here
  }
}
