// Reads TypeScript and C far enough for the tidy rules: which characters are code, comments and strings,
// where functions begin and end, and what is imported. TypeScript 7 has no stable programming interface yet,
// so types are stripped by Node itself and the rest is read here, by character. It does not understand the
// language; the rules built on it are tested with planted faults, which is the proof that it reads enough.

import { stripTypeScriptTypes } from "node:module";

export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
  /** The body of a describe(): a heading, not a function. */
  readonly heading: boolean;
}

interface Masked {
  /** Same length and lines as the text; comments and the insides of strings are spaces. */
  readonly code: string;
  /** Same again, but with the strings in place. */
  readonly withStrings: string;
}

const operatorBefore = /(?:^|[=(,[{};:!&|?+\-*%<>~^]|=>)$/;
const wordBefore = /\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield)$/;

/** Blanks comments and strings. Template literals keep the code of their `${}` parts. */
export function mask(text: string): Masked {
  const code = text.split("");
  const strings = [...code];
  const blank = (from: number, to: number, into: string[]): void => {
    for (let at = from; at < to; at++) if (into[at] !== "\n") into[at] = " ";
  };
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const next = skipOne(text, at, code);
    if (next.kind === "comment") {
      blank(at, next.end, code);
      blank(at, next.end, strings);
    } else if (next.kind === "string") blank(at + 1, next.end - 1, code);
    const char = text[at];
    const resumes = char === "}" && templates.at(-1) === depth;
    if (next.kind === "code" && (char === "`" || resumes)) {
      if (resumes) {
        templates.pop();
        depth--;
      }
      const end = templateEnd(text, at + 1);
      blank(at + 1, end - 1, code);
      if (text[end - 1] === "{") templates.push(++depth);
      at = end;
      continue;
    }
    if (next.kind === "code" && char === "{") depth++;
    if (next.kind === "code" && char === "}") depth--;
    at = next.end;
  }
  return { code: code.join(""), withStrings: strings.join("") };
}

interface Piece {
  readonly kind: "code" | "comment" | "string";
  readonly end: number;
}

function skipOne(text: string, at: number, code: readonly string[]): Piece {
  const char = text[at];
  if (char === "/" && text[at + 1] === "/") return { kind: "comment", end: endOf(text, "\n", at) };
  if (char === "/" && text[at + 1] === "*") return { kind: "comment", end: endOf(text, "*/", at + 2) + 2 };
  if (char === '"' || char === "'") return { kind: "string", end: quotedEnd(text, at + 1, char) };
  if (char === "/") {
    const before = code
      .slice(Math.max(0, at - 40), at)
      .join("")
      .trimEnd();
    if (operatorBefore.test(before) || wordBefore.test(before))
      return { kind: "string", end: regexEnd(text, at + 1) };
  }
  return { kind: "code", end: at + 1 };
}

function endOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
}

function quotedEnd(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && text[at] !== quote && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function regexEnd(text: string, from: number): number {
  let at = from;
  let inClass = false;
  while (at < text.length && text[at] !== "\n" && (inClass || text[at] !== "/")) {
    if (text[at] === "[") inClass = true;
    if (text[at] === "]") inClass = false;
    at += text[at] === "\\" ? 2 : 1;
  }
  return Math.min(at + 1, text.length);
}

/** The place after the closing backtick, or after the brace of the next `${`. */
function templateEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "`") {
    if (text[at] === "$" && text[at + 1] === "{") return at + 2;
    at += text[at] === "\\" ? 2 : 1;
  }
  return Math.min(at + 1, text.length);
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

const staticForm = /\b(?:import|export)\s+(type\s+)?(?:[\w$*{][^;"'`()=]*?\bfrom\s*)?(["'])([^"'\n]+)\2/
  .source;
const dynamicForm = /\bimport\s*\(\s*["']([^"'\n]+)["']/.source;
const importForm = new RegExp(`${staticForm}|${dynamicForm}`, "g");

/** Every module named: static, type-only, re-exported and dynamic with a literal. */
export function importsOf(text: string): readonly Import[] {
  const { code, withStrings } = mask(text);
  const imports: Import[] = [];
  for (const match of withStrings.matchAll(importForm)) {
    // The word must be code: in `code` a string's inside is blank.
    if (!/^(?:import|export)/.test(code.slice(match.index, match.index + 6))) continue;
    const typePosition = match[4] !== undefined && isTypePosition(code, match.index);
    const typeOnly = match[1] !== undefined || typePosition;
    imports.push({ from: match[3] ?? match[4] ?? "", typeOnly, line: lineAt(text, match.index) });
  }
  return imports;
}

// `import("x").Name` inside a type; an awaited or returned one is a value.
function isTypePosition(code: string, offset: number): boolean {
  return /(?:[:|&<]|\btypeof)\s*$/.test(code.slice(Math.max(0, offset - 40), offset));
}

/** Lines of dynamic imports whose target cannot be read off: they would escape the import table. */
export function opaqueImports(text: string): readonly number[] {
  const { code } = mask(text);
  const opaque = [...code.matchAll(/\bimport\s*\(\s*(?!["'\s])|\b(?:createRequire|require)\s*\(/g)];
  return opaque.map((match) => lineAt(text, match.index));
}

export function typescriptFunctions(text: string): readonly FunctionSpan[] {
  return functionsIn(mask(stripTypeScriptTypes(text)).code, false);
}

export function cFunctions(text: string): readonly FunctionSpan[] {
  const { code } = mask(text);
  // Preprocessor lines with their continuations hold braces of no function.
  const bare = code.replaceAll(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, (found) => found.replaceAll(/[^\n]/g, " "));
  return functionsIn(bare, true);
}

const notFunctions = new Set(["if", "for", "while", "switch", "catch", "with", "await"]);

function functionsIn(code: string, topLevelOnly: boolean): readonly FunctionSpan[] {
  const found: FunctionSpan[] = [];
  const pairs = pairsOf(code);
  const openers = [...pairs].filter(([open, close]) => open < close && code[open] === "{");
  let outerEnd = -1;
  for (const [open, close] of openers.toSorted((one, two) => one[0] - two[0])) {
    if (topLevelOnly && open < outerEnd) continue;
    const head = headOf(code, open, pairs);
    if (head === undefined) continue;
    outerEnd = close;
    const line = lineAt(code, head.at);
    const parameters = countParameters(code.slice(head.open + 1, head.close));
    found.push({ ...head, line, lines: lineAt(code, close) - line + 1, parameters });
  }
  return found;
}

interface Head {
  readonly name: string;
  readonly at: number;
  readonly open: number;
  readonly close: number;
  readonly heading: boolean;
}

/** The parameter list before a brace, when the brace opens a function's body. */
function headOf(code: string, brace: number, pairs: ReadonlyMap<number, number>): Head | undefined {
  let before = code.slice(0, brace).trimEnd();
  const arrow = before.endsWith("=>");
  if (arrow) before = before.slice(0, -2).trimEnd();
  const heading = arrow && /\b(?:describe|suite)\s*\([^(){};]*\(?[\w, ]*\)?$/.test(before.slice(-400));
  if (!before.endsWith(")")) {
    const single = arrow ? /(?:async\s+)?[\w$]+$/.exec(before) : null;
    if (single === null) return undefined;
    return { name: "(arrow)", at: single.index, open: single.index - 1, close: before.length, heading };
  }
  const close = before.length - 1;
  const open = pairs.get(close);
  if (open === undefined) return undefined;
  const word = /([\w$#]+)\s*$/.exec(code.slice(Math.max(0, open - 80), open))?.[1] ?? "";
  if (!arrow && notFunctions.has(word)) return undefined;
  if (word === "__attribute__") return headOf(code, open - word.length, pairs);
  return { name: arrow ? "(arrow)" : word, at: open, open, close, heading };
}

/** Each bracket's partner, both ways. */
function pairsOf(code: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < code.length; at++) {
    const char = code.charAt(at);
    if ("([{".includes(char)) open.push(at);
    if (!")]}".includes(char)) continue;
    const from = open.pop();
    if (from !== undefined) pairs.set(from, at).set(at, from);
  }
  return pairs;
}

function countParameters(list: string): number {
  let depth = 0;
  let count = 1;
  const text = list.trim().replace(/,$/, "");
  if (text === "" || text === "void") return 0;
  for (const char of text) {
    if ("([{".includes(char)) depth++;
    if (")]}".includes(char)) depth--;
    if (char === "," && depth === 0) count++;
  }
  return count;
}
