// The first file of reeve-scheduler: what must be so before any other module is loaded. Then program.ts. The
// environment is scrubbed; start.ts bounds V8's young generation and keeps what Node makes of the sources.
// The danger: a static import added here would be loaded before all of that.
import "../proto/common/environment.ts";
import "../proto/common/start.ts";
import { becomeWithOneArena } from "../proto/common/malloc.ts";

becomeWithOneArena();
const { main } = await import("./program.ts");
process.exitCode = await main(process.argv.slice(2));
