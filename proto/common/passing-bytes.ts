// Keeps the memory of a process flat through which a log streams. Its bytes pass in short-lived buffers
// that lie outside V8's heap: V8 learns late that they are garbage, and then marks the whole heap to find
// it. A collection of the young generation each time so many bytes have passed takes a third of a
// millisecond and finds them all. Called by both ends of the log stream, and by nobody whose bytes stay. It
// owns no buffer.
// The danger: calling it for small things; a collection is cheap only against what has passed.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { limits } from "./limits.ts";

type Collect = (options: { readonly type: "minor" }) => void;

// The function is had only from a context that is made while the flag is up.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as Collect;
setFlagsFromString("--no-expose-gc");

let passedBytes = 0;

/** So many bytes have come in and will soon be gone again. */
export function bytesPassed(bytes: number): void {
  passedBytes += bytes;
  if (passedBytes < limits.passedBytesMax) return;
  passedBytes = 0;
  collect({ type: "minor" });
}
