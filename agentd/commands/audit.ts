// `agentd audit verify|show|export`: the audit of this host, read from its files while agentd runs or not.
// Called through table.ts. It writes nothing, and trusts nothing of net: the heads to compare with are
// brought by the operator (docs/reference/audit.md says why).
// The danger: "as it was written" without a head to compare with; the answer says what was not looked at.
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { headsIn, headWord } from "../audit/chain.ts";
import type { Head } from "../audit/chain.ts";
import { auditFiles } from "../audit/files.ts";
import type { AuditFile } from "../audit/files.ts";
import { findDecisions, tellDecision } from "../audit/search.ts";
import { verifyAudit } from "../audit/verify.ts";
import type { Findings } from "../audit/verify.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

/** 0: as it was written; 1: it was changed, or could not be read; 2: wrong use. */
export function auditVerify(call: CommandCall): Promise<number> {
  return withFiles(call, async (files) => {
    const heads: Head[] = [];
    for (const option of ["against-scheduler", "against-syslog"] as const) {
      const path = call.options[option];
      if (typeof path !== "string") continue;
      const found = readHeads(path);
      if (typeof found === "string") return complain(found, 2);
      heads.push(...found);
    }
    const findings = await verifyAudit(files, heads);
    for (const problem of findings.problems) complain(problem);
    print(summaryOf(findings, heads.length));
    return findings.problems.length === 0 ? 0 : 1;
  });
}

/** 1: there is no such record. */
export function auditShow(call: CommandCall): Promise<number> {
  const [word = ""] = call.operands;
  return withFiles(call, async (files) => {
    const found = await findDecisions(files, word);
    if (found.length > 0) return print(found.map(tellDecision).join(""));
    const from =
      files[0] === undefined ? "there is no record yet" : `records are kept from ${files[0].first} on`;
    return complain(`no decision has the reference, or is of the run, ${JSON.stringify(word)} (${from})`);
  });
}

/** Every line as it lies in the files, oldest first. */
export function auditExport(call: CommandCall): Promise<number> {
  return withFiles(call, async (files) => {
    try {
      for (const { path } of files) await pipeline(createReadStream(path), process.stdout, { end: false });
      return 0;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EPIPE") return 0;
      throw error;
    }
  });
}

function withFiles(
  call: CommandCall,
  perform: (files: readonly AuditFile[]) => Promise<number>,
): Promise<number> {
  return withConfig(call, async ({ spool }) => {
    const directory = join(spool, "audit");
    try {
      return await perform(await auditFiles(directory));
    } catch (error) {
      return complain(`could not read the audit in ${directory}: ${wordsOf(error)}`);
    }
  });
}

function readHeads(path: string): readonly Head[] | string {
  const name = path === "-" ? "standard input" : path;
  let text: string;
  try {
    text = readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    return `could not read ${name}: ${wordsOf(error)}`;
  }
  const heads = headsIn(text);
  return heads.length > 0 ? heads : `${name} holds no head of an audit (reeve-audit-1.CHAIN.N.SHA256)`;
}

function summaryOf(
  { records, files, first, head, agreed, tooOld, isTorn, problems }: Findings,
  given: number,
): string {
  const lines = [`${records} records from ${first} on, in ${files} files`];
  if (head !== null) lines.push(`head ${headWord(head)}`);
  if (isTorn) lines.push("the last line has no end: it is being written, or a crash has torn it; no record");
  if (given > 0) lines.push(`${given} heads given: ${agreed} agree, ${tooOld} are of records no longer kept`);
  else
    lines.push(
      "not compared with any head kept elsewhere: a cut tail and a whole rewrite would not show " +
        "(at the scheduler: reeve agents --json; in syslog: reeve-agentd)",
    );
  lines.push(problems.length === 0 ? "the audit is as it was written" : "the audit was CHANGED");
  return `${lines.join("\n")}\n`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
