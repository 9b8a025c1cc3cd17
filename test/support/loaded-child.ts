// Writes `loaded URL` to standard error for each module that the program loads. Given to node with --import
// by a test that looks at what a command loads. It changes nothing of what is loaded.
// The danger: none; a module that Node itself brings is not listed.
import { registerHooks } from "node:module";

registerHooks({
  load: (url, context, nextLoad) => {
    process.stderr.write(`loaded ${url}\n`);
    return nextLoad(url, context);
  },
});
