// The writable memory of a living process as bytes, for tests that look for secrets in it. Called by
// test/launcher and test/attack, as the owner of the process or root.
// The danger: a look that sees nothing finds nothing; whoever calls this also looks for what must be there.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const partBytesMax = 256 * 1024 * 1024;

export function memoryOf(pid: number): Buffer {
  const parts: Buffer[] = [];
  const fd = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, "latin1").split("\n")) {
      const [, from = "", to = ""] = /^([0-9a-f]+)-([0-9a-f]+) rw/u.exec(line) ?? [];
      if (from !== "") parts.push(part(fd, Number.parseInt(from, 16), Number.parseInt(to, 16)));
    }
  } finally {
    closeSync(fd);
  }
  return Buffer.concat(parts);
}

function part(fd: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(Math.min(to - from, partBytesMax));
  try {
    return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, from));
  } catch {
    return Buffer.alloc(0); // a page that is gone, or of a device
  }
}
