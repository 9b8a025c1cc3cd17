// `agentd show-key`: prints the fingerprint of the key that passwords for this host are sealed to, for
// whoever compares it with what `reeve submit --password` shows. Called by way of table.ts. It makes no key.
// The danger: a fingerprint of anything but the file with which the monitor opens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOf, publicHalf, readSealingKey, sealingKeyFile } from "../../proto/common/seal.ts";
import { type CommandCall, complain, print, withConfig } from "./command.ts";

export function showKey(call: CommandCall): Promise<number> {
  return withConfig(call, ({ spool }) => {
    const path = join(spool, sealingKeyFile);
    let pem: string;
    try {
      pem = readFileSync(path, "latin1");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return complain(`there is no ${path} yet: agentd makes it at its first start`);
      return complain(`could not read ${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const key = readSealingKey(pem);
    return key === undefined
      ? complain(`${path} holds no sealing key`)
      : print(`${fingerprintOf(publicHalf(key))}\n`);
  });
}
