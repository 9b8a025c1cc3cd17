// The first file of reeve-scheduler: what must be so before any other module is loaded: the environment is
// scrubbed, the young generation small and the compile cache on (start.ts). Then program.ts.
// The danger: a static import added here would be loaded before all of that.
import "../proto/common/environment.ts";
import "../proto/common/start.ts";

const { main } = await import("./program.ts");
process.exitCode = await main(process.argv.slice(2));
