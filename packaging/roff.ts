// The few words of man(7) that our pages need, made of plain text. Pure. Called by man-pages.ts.
// The danger: a line that begins with a full stop or a quote is a command to the formatter; every text goes
// through `escaped`.

export function heading(name: string, section: number, date: string): string {
  return `.TH ${name.toUpperCase().replaceAll("-", "\\-")} ${section} ${date} Reeve Reeve\n`;
}

export function section(title: string, ...parts: readonly string[]): string {
  return `.SH ${title.toUpperCase()}\n${parts.join("")}`;
}

export function paragraph(text: string): string {
  return `.PP\n${escaped(text)}\n`;
}

export function bold(text: string): string {
  return `.B ${escaped(text)}\n`;
}

/** A hanging paragraph: what it is, and what it means. */
export function item(what: string, meaning: string): string {
  return `.TP\n\\fB${escaped(what)}\\fR\n${escaped(meaning)}\n`;
}

export function example(lines: readonly string[]): string {
  return `.PP\n.nf\n${lines.map((line) => `${escaped(line)}\n`).join("")}.fi\n`;
}

/** Hyphens stay the characters that a shell knows; back-quoted words are bold. */
export function escaped(text: string): string {
  const plain = text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll(/`([^`]+)`/g, "\\fB$1\\fR");
  return plain
    .split("\n")
    .map((line) => (/^[.']/.test(line) ? `\\&${line}` : line))
    .join("\n");
}
