// `reeve-scheduler verify [FILE]`: a backup, or without FILE the state directory of a scheduler that does not
// run. Exit 0: every byte was looked at and is right; 1: what is wrong, a line each. Listed in ../program.ts;
// the checks are ../backup/verify.ts's.
// The danger: a look at a running scheduler would see it in the middle of something; that is refused.
import { resolve } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { verifyBackup, verifyState } from "../backup/verify.ts";
import { type Asked, orFault, print, say } from "./word.ts";

export async function verify({ config, operand }: Asked): Promise<number> {
  const what = operand === undefined ? config.state : resolve(operand);
  const looking = operand === undefined ? ofState(what) : verifyBackup(what, Date.now());
  const { problems, looked } = await orFault(`look at all of ${what}`, looking);
  for (const problem of problems) say(1, problem);
  if (problems.length > 0)
    return say(1, `${what}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`);
  return print(`${what} is as it should be: ${looked}\n`);
}

function ofState(state: string) {
  return verifyState(state, Date.now()).catch((error: unknown) => {
    if (!(error instanceof Fault) || !error.message.includes("another reeve-scheduler")) throw error;
    throw new Fault(
      `verify ${state} while a scheduler runs there: back it up and verify the backup, or stop it`,
    );
  });
}
