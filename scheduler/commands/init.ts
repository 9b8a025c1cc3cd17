// `reeve-scheduler init`: makes a new cluster in an empty state directory. What a cluster is made of is
// ../state-directory.ts's. Listed in ../program.ts.
// The danger: a second cluster beside the first; whatever is there already refuses it.
import { initState } from "../state-directory.ts";
import { type Asked, print } from "./word.ts";

export async function init({ config }: Asked): Promise<number> {
  const clusterId = await initState(config.state, Date.now());
  return print(`made cluster ${clusterId} in ${config.state}\n`);
}
