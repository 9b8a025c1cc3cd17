// Resubmit: a new run of the very spec bytes that an earlier run has, with times, priority and key of its
// own; its queue and retry rule are the earlier run's. Called by server.ts. It stores nothing: spec and
// bodies are in the store already, or the request is refused.
// The danger: agents that the spec does not name; its audience decides, not who asks.
import { createHash } from "node:crypto";
import { hexOf } from "../../proto/common/ids.ts";
import { blobsOf, decodeSpec, type JobSpec } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Run } from "../core/model.ts";
import type { Caller } from "./identity.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal, refusalOfVerdict } from "./refusal.ts";
import { findRun } from "./runs.ts";
import { refuseUsedUp } from "./signed-runs.ts";
import { checkKey, refuseOver, timesOf } from "./submit.ts";

type Request = reeve.v1.ResubmitRequest;

export async function resubmit(
  request: Request,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.SubmitReply.$Properties> {
  checkKey(request.idempotencyKey);
  const contentSha256 = contentDigest(request, caller.by);
  // First: the earlier run may be gone by now, its signature used up by the very runs that are asked for.
  const known = await ports.live.submission(request.idempotencyKey);
  if (known?.contentSha256 === contentSha256) return { runs: [...known.runs], repeatedKey: true };
  const { run } = await findRun({ run: request.run }, ports);
  const priority = request.priority ?? run.priority;
  refuseOver("the priority", "priorityMax", Math.abs(priority));
  const spec = await specOf(run, ports);
  const { job, requestedUser, method, specSha256, specBytes, rerunnable, queue, retry } = run;
  const { proof, proofSha256 } = run;
  const agents = agentsOf(request, run, spec);
  await refuseUsedUp(run, agents, ports);
  const item = { job, requestedUser, method, specSha256, specBytes, rerunnable, proof, proofSha256 };
  const verdict = await ports.offer({
    kind: "submit",
    by: caller.by,
    key: request.idempotencyKey,
    contentSha256,
    items: agents.map((agent) => ({ agent, ...item })),
    queue,
    priority,
    ...timesOf(request, spec, ports.now()),
    retry,
    hold: request.hold,
    restartOf: run.run,
  });
  if (!verdict.ok) throw refusalOfVerdict(verdict);
  return { runs: [...verdict.runs], repeatedKey: verdict.repeated };
}

/** The spec as it was submitted, when the store still has all of it. */
async function specOf(run: Run, ports: ApiPorts): Promise<JobSpec> {
  if (run.specSha256 === "")
    throw new Refusal("not_in_this_state", `run ${run.run} was adopted: its job is not known`);
  const bytes = await ports.store.blob(run.specSha256);
  if (bytes === undefined)
    throw new Refusal("no_such_blob", `the spec of run ${run.run} is not kept any more`);
  const decoded = decodeSpec(bytes);
  if (!decoded.ok) throw new Refusal(decoded.reason, decoded.detail);
  for (const { use, sha256 } of blobsOf(decoded.spec)) {
    if (!(await ports.store.hasBlob(hexOf(sha256))))
      throw new Refusal("no_such_blob", `the ${use} of run ${run.run} is not kept any more`);
  }
  return decoded.spec;
}

function agentsOf(request: Request, run: Run, spec: JobSpec): readonly string[] {
  const agents = request.agents.length === 0 ? [run.agent] : [...new Set(request.agents)];
  const foreign = agents.find((agent) => !spec.audience.includes(agent));
  if (foreign === undefined) return agents;
  const allowed = spec.audience.join(", ");
  throw new Refusal("outside_audience", `run ${run.run} is for ${allowed}, not for ${foreign}`);
}

/** Never that of a Submit: what is digested begins with a word of its own. */
function contentDigest(request: Request, by: string): string {
  const content = new reeve.v1.ResubmitRequest(request);
  content.idempotencyKey = "";
  const hash = createHash("sha256").update("resubmit\0");
  return hash.update(reeve.v1.ResubmitRequest.encode(content).finish()).update("\0").update(by).digest("hex");
}
