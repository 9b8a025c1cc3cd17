// "Did you mean …": the known word that is closest to what somebody typed. Pure.
// Called by settings and by the CLI for options and commands. It suggests and never corrects.
// The danger: suggesting something far away misleads; beyond a third of the word's length it says nothing.

/** The nearest of `known`, or undefined when none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const near = word.slice(0, WORD_CHARS_MAX);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(near.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(near.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Bounds the quadratic comparison below. */
const WORD_CHARS_MAX = 100;

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
