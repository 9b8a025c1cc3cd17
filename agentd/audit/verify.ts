// Whether an audit is as it was written: numbers and digests from line to line and from file to file, what
// rotation has dropped, and the heads that others keep. Called by `agentd audit verify` and its tests.
// It mends nothing.
// The danger: a chain alone proves only that it hangs together. Who rewrites all of it, or cuts its end, is
// found by the heads kept elsewhere, and by nothing else.
import type { Head, Line } from "./chain.ts";
import { digestOf, isChain, isDigest, noDigest, parseLine } from "./chain.ts";
import type { AuditFile, RawLine } from "./files.ts";
import { linesOf } from "./files.ts";

export type Findings = {
  readonly problems: readonly string[];
  readonly records: number;
  readonly files: number;
  /** the number of the oldest record that is here */
  readonly first: number;
  readonly head: Head | null;
  /** heads that were compared and agree */
  readonly agreed: number;
  /** heads of records that rotation has dropped since: they say nothing */
  readonly tooOld: number;
  /** the newest line has no end: it is being written, or a crash has torn it; no record either way */
  readonly isTorn: boolean;
};

/** Beyond so many the rest is not listed: the first says where to look. */
const problemsMax = 20;

export async function verifyAudit(files: readonly AuditFile[], heads: readonly Head[]): Promise<Findings> {
  const walk = new Walk(heads);
  for (const file of files) {
    walk.beginFile(file);
    for await (const line of linesOf(file.path)) walk.take(file.name, line);
  }
  return walk.finish(files.length);
}

class Walk {
  readonly #problems: string[] = [];
  readonly #wanted = new Map<number, Head[]>();
  readonly #heads: readonly Head[];
  /** what rotation says to have kept from which record on */
  readonly #dropped = new Map<number, string>();
  #chain = "";
  #records = 0;
  #first = 0;
  #firstPrev = noDigest;
  #lastN = 0;
  #lastHash = "";
  #agreed = 0;
  #torn = false;

  constructor(heads: readonly Head[]) {
    this.#heads = heads;
    for (const head of heads) {
      const wanted = this.#wanted.get(head.n) ?? [];
      wanted.push(head);
      this.#wanted.set(head.n, wanted);
    }
  }

  beginFile({ name, first }: AuditFile): void {
    const isNext = this.#records === 0 || first === this.#lastN + 1;
    if (!isNext)
      this.#say(`${name}: it begins with record ${first}, and the file before it ends with ${this.#lastN}`);
  }

  take(file: string, { line, bytes, isWhole }: RawLine): void {
    const place = `${file}:${line}`;
    if (!isWhole) {
      this.#torn = true;
      return;
    }
    const text = bytes.toString("utf8");
    const read = parseLine(text);
    const hash = digestOf(bytes);
    if (read === undefined) this.#say(`${place}: this is no record; a line was overwritten or put in`);
    else this.#compare(place, read);
    this.#records++;
    this.#lastN = read?.n ?? this.#lastN + 1;
    this.#lastHash = hash;
    if (read !== undefined) this.#heed(place, read, hash);
  }

  finish(files: number): Findings {
    const { tooOld, missing } = this.#unseen();
    this.#problems.push(...missing);
    if (this.#records === 0) this.#say("there is not one record");
    else if (this.#first > 1 && this.#dropped.get(this.#first) !== this.#firstPrev)
      this.#say(`records 1 to ${this.#first - 1} are missing, and no rotation has dropped exactly these`);
    const head = { chain: this.#chain, n: this.#lastN, hash: this.#lastHash };
    const isKnown = this.#records > 0 && this.#chain !== "";
    return {
      problems: this.#problems,
      records: this.#records,
      files,
      first: this.#first,
      head: isKnown ? head : null,
      agreed: this.#agreed,
      tooOld,
      isTorn: this.#torn,
    };
  }

  #compare(place: string, { n, prev }: Line): void {
    if (this.#torn) this.#say(`${place}: the line before it has lost its end`);
    this.#torn = false;
    if (this.#records === 0) {
      this.#first = n;
      this.#firstPrev = prev;
      if (n === 1 && prev !== noDigest) this.#say(`${place}: record 1 follows another record`);
      return;
    }
    const expected = this.#lastN + 1;
    if (n > expected) this.#say(`${place}: ${lost(expected, n - 1)} before it`);
    else if (n < expected) this.#say(`${place}: record ${n} comes after record ${this.#lastN}`);
    else if (prev !== this.#lastHash)
      this.#say(`${place}: record ${n - 1} before it is not as it was written`);
  }

  #heed(place: string, line: Line, hash: string): void {
    if (isChain(line["chain"])) {
      if (this.#chain !== "" && this.#chain !== line["chain"])
        this.#say(`${place}: another chain begins here`);
      this.#chain = line["chain"];
    }
    const { kept_from: from, kept_prev: digest } = line;
    if (line.kind === "rotated" && typeof from === "number" && isDigest(digest))
      this.#dropped.set(from, digest);
    for (const head of this.#wanted.get(line.n) ?? []) {
      if (head.hash === hash && head.chain === this.#chain) this.#agreed++;
      else if (head.chain !== this.#chain) this.#say(`${place}: ${foreign(head)}`);
      else this.#say(`${place}: record ${line.n} is not the one whose digest was kept elsewhere: rewritten`);
    }
    this.#wanted.delete(line.n);
  }

  /** Heads of records that are not here: dropped long ago, or cut off. */
  #unseen(): { readonly tooOld: number; readonly missing: readonly string[] } {
    const unseen = this.#heads.filter(({ n }) => this.#wanted.has(n));
    const tooOld = unseen.filter(({ n, chain }) => n < this.#first && chain === this.#chain).length;
    const others = unseen.filter(({ n, chain }) => n >= this.#first && chain === this.#chain);
    const last = Math.max(0, ...others.map(({ n }) => n));
    const cut = last > this.#lastN ? [`${lost(this.#lastN + 1, last)} at the end`] : [];
    const gaps = others.filter(({ n }) => n <= this.#lastN).map(({ n }) => `record ${n} is not here`);
    const strange = unseen.filter(({ chain }) => chain !== this.#chain).map(foreign);
    return { tooOld, missing: [...cut, ...gaps, ...new Set(strange)].slice(0, problemsMax) };
  }

  #say(problem: string): void {
    if (this.#problems.length < problemsMax) this.#problems.push(problem);
  }
}

function lost(from: number, to: number): string {
  return from === to ? `record ${from} was removed` : `records ${from} to ${to} were removed`;
}

function foreign({ chain, n }: Head): string {
  return `record ${n} of chain ${chain} was kept elsewhere, and this audit is another chain`;
}
