// Asks the package authenticate-pam, built by test/attack/pam-oracle.test.ts, in a process of its own: it
// may crash. Argument: the built addon. Standard input: JSON, an array of [user, password, service]; output:
// JSON, for each whether it let in.
// The danger: none but to itself; its passwords are the test's.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

type Authenticate = (
  user: string,
  password: string,
  done: (error: string | undefined) => void,
  options: { readonly serviceName: string },
) => void;

const addon = createRequire(import.meta.url)(process.argv[2] ?? "") as { authenticate: Authenticate };
const cases = JSON.parse(readFileSync(0, "utf8")) as readonly (readonly [string, string, string])[];
const answers: boolean[] = [];
for (const [user, password, serviceName] of cases) {
  const isIn = await new Promise<boolean>((resolve) =>
    addon.authenticate(user, password, (error) => resolve(error === undefined), { serviceName }),
  );
  answers.push(isIn);
}
process.stdout.write(JSON.stringify(answers));
