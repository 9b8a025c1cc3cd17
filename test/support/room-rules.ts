// Checks the import table (test/support/rooms.ts) over a whole tree of files: what each file imports itself,
// and what it reaches over any chain of imports. Pure: it is given the tree as a map of path to text. Types
// count for the first check and not for the second, since they are gone when the program runs. The C room
// has no imports; which library a C program may call is checked by the names it uses.

import { dirname, join, normalize } from "node:path";
import { type Room, rooms } from "./rooms.ts";
import { type Import, importsOf, lineAt, mask, opaqueImports } from "./source-text.ts";
import type { Finding } from "./tidy-rules.ts";

export type Tree = ReadonlyMap<string, string>;

interface Edge {
  readonly to: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

const roomed = /^(?:proto|scheduler|agentd|packaging|test)\/(?!.*\.d\.ts$).*\.(?:ts|js)$/;

export function importFindings(tree: Tree): readonly Finding[] {
  const graph = graphOf(tree);
  const findings: Finding[] = [];
  for (const [path, edges] of graph) {
    const room = roomOf(path);
    if (room === undefined) {
      findings.push({ path, line: 1, says: "is in no room of the import table" });
      continue;
    }
    findings.push(...directFindings(path, edges, room, tree));
    findings.push(...reachFindings(path, room, graph));
    if (room.packages[0] !== "*") findings.push(...opaqueFindings(path, tree.get(path) ?? ""));
    if (room.noListeners === true) findings.push(...listenerFindings(path, tree.get(path) ?? ""));
  }
  return [...findings, ...oneFileFindings(graph), ...countFindings(graph)];
}

function graphOf(tree: Tree): ReadonlyMap<string, readonly Edge[]> {
  const paths = [...tree.keys()].filter((path) => roomed.test(path) && !path.startsWith("agentd/launcher/"));
  return new Map(
    paths.map((path) => [path, importsOf(tree.get(path) ?? "").map((one) => edgeOf(path, one))]),
  );
}

function edgeOf(path: string, { from, typeOnly, line }: Import): Edge {
  const to = from.startsWith(".") ? normalize(join(dirname(path), from)) : from;
  return { to, typeOnly, line };
}

export function roomOf(path: string): Room | undefined {
  return rooms.find((room) => within(path, room.at));
}

function within(path: string, place: string): boolean {
  if (place === "node:*") return path.startsWith("node:");
  return path === place || path.startsWith(`${place}/`);
}

function ours(target: string): boolean {
  return /^(?:proto|scheduler|agentd|packaging|test|\.\.)\//.test(target);
}

function directFindings(path: string, edges: readonly Edge[], room: Room, tree: Tree): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { to, typeOnly, line } of edges) {
    if (!mayImport(room, to, typeOnly))
      findings.push({ path, line, says: `room ${room.at} may not import ${to}` });
    else if (ours(to) && !tree.has(to))
      findings.push({ path, line, says: `imports ${to}, which does not exist` });
  }
  return findings;
}

function mayImport(room: Room, to: string, typeOnly: boolean): boolean {
  if (to.startsWith("node:")) return room.node;
  if (ours(to)) {
    const places = [room.at, ...room.may, ...(typeOnly ? (room.mayTypes ?? []) : [])];
    return places.some((place) => within(to, place));
  }
  return room.packages.some((name) => name === "*" || within(to, name));
}

function reachFindings(
  path: string,
  room: Room,
  graph: ReadonlyMap<string, readonly Edge[]>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const cameFrom = new Map<string, string>([[path, ""]]);
  // First everything but what only the one file reaches, then that, with the excepted place allowed.
  const throughOneFile: string[] = [];
  for (const isExcepted of [false, true]) {
    const waiting = isExcepted ? throughOneFile : [path];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const leaves = !isExcepted && isTheOneFile(room, at, graph);
      for (const { to, typeOnly } of graph.get(at) ?? []) {
        if (typeOnly || cameFrom.has(to)) continue;
        if (leaves && ours(to) && !within(to, room.at)) {
          throughOneFile.push(at);
          continue;
        }
        if (isExcepted && room.exceptOneFile !== undefined && within(to, room.exceptOneFile)) continue;
        cameFrom.set(to, at);
        if (room.never.some((place) => within(to, place))) {
          findings.push({
            path,
            line: 1,
            says: `room ${room.at} must never see ${to}: ${chain(to, cameFrom)}`,
          });
        } else waiting.push(to);
      }
    }
  }
  return findings;
}

// Itself, and through what it alone asks. oneFileFindings counts them, so that there is no second.
function isTheOneFile(room: Room, at: string, graph: ReadonlyMap<string, readonly Edge[]>): boolean {
  const place = room.exceptOneFile;
  if (place === undefined || !within(at, room.at)) return false;
  return (graph.get(at) ?? []).some(({ to, typeOnly }) => !typeOnly && within(to, place));
}

function oneFileFindings(graph: ReadonlyMap<string, readonly Edge[]>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const room of rooms) {
    const place = room.exceptOneFile;
    if (place === undefined) continue;
    const files = [...graph].filter(([path]) => roomOf(path) === room);
    const taking = files.filter(([, edges]) =>
      edges.some(({ to, typeOnly }) => !typeOnly && within(to, place)),
    );
    const names = taking.map(([path]) => path).join(", ");
    const [first] = taking;
    if (first === undefined || taking.length === 1) continue;
    findings.push({
      path: first[0],
      line: 1,
      says: `only one file of ${room.at} may import ${place}, not ${names}`,
    });
  }
  return findings;
}

function chain(to: string, cameFrom: ReadonlyMap<string, string>): string {
  const steps = [to];
  for (let at = cameFrom.get(to); at !== undefined && at !== ""; at = cameFrom.get(at)) steps.unshift(at);
  return steps.join(" → ");
}

function opaqueFindings(path: string, text: string): readonly Finding[] {
  return opaqueImports(text).map((line) => ({ path, line, says: "imports what cannot be read off" }));
}

function listenerFindings(path: string, text: string): readonly Finding[] {
  const form = /\bcreateServer\b|\.listen\s*\(|\bcreateConnection\b|(?<![.\w])fetch\s*\(|\bWebSocket\b/g;
  const found = [...mask(text).code.matchAll(form)];
  return found.map(({ 0: word, index }) => ({
    path,
    line: lineAt(text, index),
    says: `no network here: ${word}`,
  }));
}

/** A room that has any file must have about all of them: a walk that missed the rest must not pass. */
function countFindings(graph: ReadonlyMap<string, readonly Edge[]>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const room of rooms) {
    const count = [...graph.keys()].filter((path) => roomOf(path) === room).length;
    if (count === 0 || count >= room.filesMin) continue;
    findings.push({
      path: room.at,
      line: 1,
      says: `looked at ${count} files, expected ${room.filesMin} or more`,
    });
  }
  return findings;
}

const nssCalls =
  /\b(?:getpw\w+|getgr(?:nam|gid|ent|ouplist)\w*|initgroups|getsp\w+|getaddrinfo|gethostby\w+)\s*\(/g;
// dlopen: that is how pam_talk.c comes to libpam, and nobody else to anything.
const pamCalls =
  /\b(?:pam_(?:start|end|authenticate|acct_mgmt|setcred|\w+_session|[gs]et_item|chauthtok)|dlopen)\s*\(/g;
const nssFiles = ["agentd/launcher/account.c", "agentd/launcher/pam_talk.c"];

/** agentd/launcher: C only; the account database in account.c and pam_talk.c, PAM in pam_talk.c alone. */
export function launcherFindings(path: string, text: string): readonly Finding[] {
  if (!path.startsWith("agentd/launcher/")) return [];
  if (/\.[jt]s$/.test(path)) return [{ path, line: 1, says: "agentd/launcher holds C only" }];
  if (!/\.[ch]$/.test(path)) return [];
  const { code, withStrings } = mask(text);
  const findings: Finding[] = [];
  const ban = (view: string, pattern: RegExp, says: string): void => {
    for (const match of view.matchAll(pattern))
      findings.push({ path, line: lineAt(text, match.index), says });
  };
  if (!nssFiles.includes(path)) ban(code, nssCalls, "asks the account database outside account.c");
  if (!path.endsWith("/pam_talk.c")) ban(code, pamCalls, "calls PAM outside pam_talk.c");
  ban(withStrings, /#\s*include\s*"(?:\.\.|\/)/g, "includes a file of another room");
  return findings;
}
