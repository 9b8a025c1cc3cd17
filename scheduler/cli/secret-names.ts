// Which variables look like secrets by their names: one table. Called by commands/submit.ts, which warns.
// It looks at no value. The danger: silence about a name that is not in the table says nothing; this is a
// reminder, not a guard.

/** Whole words of a name, or its end; `PGPASSWORD` ends in one. */
const secretWords = [
  "PASSWORD",
  "PASSWD",
  "PASSPHRASE",
  "PWD",
  "TOKEN",
  "SECRET",
  "API_KEY",
  "APIKEY",
  "ACCESS_KEY",
  "PRIVATE_KEY",
  "CREDENTIAL",
  "CREDENTIALS",
] as const;

/** Names that only say where a secret is, or that every shell sets. */
const harmless = /(_FILE|_PATH|_DIR)$|^(OLD)?PWD$/;

const secret = new RegExp(`(^|_)(${secretWords.join("|")})(_|$)|(${secretWords.slice(0, 3).join("|")})$`);

export function looksSecret(name: string): boolean {
  const plain = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
  return secret.test(plain) && !harmless.test(plain);
}
