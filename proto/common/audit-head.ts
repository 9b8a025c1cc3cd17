// The head of a host's audit as one word, which travels to the scheduler and to syslog, and comes
// back with an operator who compares. Pure. Called by agentd, the scheduler and its command line.
// The danger: two writings of one head; a word that is not exactly of this form is none.

/** Where a chain of records stood: record `n` of chain `chain` has this digest. */
export type Head = {
  /** 32 hexadecimal digits, made with the chain */
  readonly chain: string;
  readonly n: number;
  /** SHA-256 of the line without its newline, hex */
  readonly hash: string;
};

export function isDigest(word: unknown): word is string {
  return typeof word === "string" && /^[0-9a-f]{64}$/.test(word);
}

export function isChain(word: unknown): word is string {
  return typeof word === "string" && /^[0-9a-f]{32}$/.test(word);
}

/** `reeve-audit-1.CHAIN.N.HASH`: the same word in syslog, in `reeve audit heads` and in front of a person. */
export function headWord({ chain, n, hash }: Head): string {
  return `reeve-audit-1.${chain}.${n}.${hash}`;
}

/** Every head that a text names, whatever stands around it. */
export function headsIn(text: string): readonly Head[] {
  const words = text.matchAll(/\breeve-audit-1\.([0-9a-f]{32})\.([1-9][0-9]{0,15})\.([0-9a-f]{64})\b/g);
  return [...words].map(([, chain = "", n, hash = ""]) => ({ chain, n: Number(n), hash }));
}

/** Undefined: not one head and nothing else. */
export function parseHead(word: string): Head | undefined {
  const [head] = headsIn(word);
  return head !== undefined && headWord(head) === word ? head : undefined;
}
