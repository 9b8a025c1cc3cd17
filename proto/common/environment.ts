// The process's own environment, made harmless: grpc-js and Node read proxies, trust roots, ciphers and
// traces from it. Imported before grpc-js by transport.ts; importing it is enough. It cannot undo what Node
// itself read before the first import (NODE_OPTIONS, NODE_EXTRA_CA_CERTS): whoever starts a daemon passes an
// allow-listed environment.
// The danger: a variable that is missed here lets whoever sets it route, decrypt or redirect the traffic of a
// daemon.

const hostile = [/^(grpc|http|https|all|no|no_grpc)_proxy$/i, /^grpc_/i, /^node_/i, /^ssl/i, /^openssl_/i];

/** Node's test runner speaks to its children through this one; it changes nothing outside `node --test`. */
const kept = new Set(["NODE_TEST_CONTEXT"]);

/** Removes every variable that could change how this process connects; answers the names removed. */
export function scrubEnvironment(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const removed = Object.keys(environment).filter(
    (name) => !kept.has(name) && hostile.some((pattern) => pattern.test(name)),
  );
  for (const name of removed) delete environment[name];
  return removed;
}

scrubEnvironment();
