// The first file of reeve-scheduler: what must be so before any other module is loaded. Then program.ts. The
// environment is scrubbed; V8's young generation is kept small, because a daemon that streams gigabytes would
// let it grow by 30 MB for nothing; and where the sources themselves run, what Node makes of them is kept, so
// that the next start needs neither the time nor the memory (30 MB) of its TypeScript parser.
// The danger: a static import added here would be loaded before all of that.
import "../proto/common/environment.ts";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--semi-space-growth-factor=1");
if (import.meta.filename.endsWith(".ts")) {
  enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "reeve"));
}
const { main } = await import("./program.ts");
process.exitCode = await main(process.argv.slice(2));
