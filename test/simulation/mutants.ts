// placeholder
import { playList, shrink, simulate } from "./simulate.ts";
export async function mutantSimulation(_name: string) {
  return { simulate, shrink, playList };
}
