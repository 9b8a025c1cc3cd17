// `reeve-scheduler restore FILE`: makes the state directory, which must be empty or missing, out of a backup,
// and says in words what will happen then. Listed in ../program.ts; the work is ../backup/restore.ts's.
// The danger: somebody who starts it without knowing that runs may have gone on after the backup.
import { resolve } from "node:path";
import { type Restored, restoreState } from "../backup/restore.ts";
import { type Asked, print } from "./word.ts";

export async function restore({ config, operand }: Asked): Promise<number> {
  const restored = await restoreState(resolve(operand ?? ""), config.state, Date.now());
  return print(whatNow(restored, config.state));
}

function whatNow({ manifest, ledger, held, live, logs }: Restored, state: string): string {
  const { clusterId, takenAt, withLogs } = manifest;
  const logText = withLogs
    ? `${logs} logs are there as they were then; running jobs go on from where theirs end.`
    : "No logs were in the backup: those of finished runs are removed, and hosts send what they still have.";
  return `restored the cluster ${clusterId} as of ${takenAt} into ${state} (ledger ${ledger})

Between then and now runs may have started and ended of which this database knows nothing. So, when
reeve-scheduler is started here:
- ${held} runs that waited are held and never start by themselves. See "reeve runs --state held"; after a look
  at what happened on the hosts: "reeve release RUN" or "reeve cancel RUN".
- ${live} runs were at agents. Each agent is asked: what it knows is taken over, what nobody knows is unknown.
- Runs that agents began after the backup appear as adopted, as long as the agents remember them.
- Agents come back by themselves. One that joined after the backup has to join again. One that was revoked or
  replaced after it is trusted again: revoke it anew with "reeve agent token --replace AGENT".
- A client that was revoked after it is trusted again: "reeve client revoke NAME". One that joined after it
  has to join again.
- ${logText}
Nothing starts twice by itself, and whatever is started from now on is an attempt of its own.
`;
}
