// One input, one answer: a total, synchronous and pure function. It changes nothing; whoever calls it applies
// what it says and makes it durable before acting on it. Called by engine.ts. It owns only which file answers
// which input. The danger: an exception here is a bug of ours, never a peer's doing; no input of a peer may
// reach an assert.
import { agentAddressed, done, joined, renewed, tokenMade } from "./agents.ts";
import { logStored } from "./attempt-facts.ts";
import { clientRenewed, clientRevoked } from "./clients.ts";
import { Draft, type Step } from "./draft.ts";
import { drain, resume } from "./drain.ts";
import type { Input } from "./inputs.ts";
import { abandon, cancel, hold, release, restart } from "./people.ts";
import { linkDown, linkUp, report, resyncEnd } from "./reconcile.ts";
import { tick } from "./schedule.ts";
import type { State } from "./state.ts";
import { submit } from "./submit.ts";

export function step(state: Readonly<State>, input: Input, nowMs: number): Step {
  const draft = new Draft(state, nowMs);
  switch (input.kind) {
    case "submit":
      return submit(draft, input);
    case "cancel":
      return cancel(draft, input);
    case "hold":
      return hold(draft, input);
    case "release":
      return release(draft, input);
    case "restart":
      return restart(draft, input);
    case "abandon":
      return abandon(draft, input);
    case "drain":
      return drain(draft, input);
    case "resume":
      return resume(draft, input);
    case "token_made":
      return tokenMade(draft, input);
    case "joined":
      return joined(draft, input);
    case "renewed":
      return renewed(draft, input);
    case "client_renewed":
      return clientRenewed(draft, input);
    case "client_revoked":
      return clientRevoked(draft, input);
    case "agent_addressed":
      return agentAddressed(draft, input);
    case "tick":
      return tick(draft);
    default:
      heard(draft, input);
      return done(draft);
  }
}

type Heard = Extract<Input, { kind: "link_up" | "link_down" | "resync_end" | "report" | "log_stored" }>;

function heard(draft: Draft, input: Heard): void {
  switch (input.kind) {
    case "link_up":
      return linkUp(draft, input);
    case "link_down":
      return linkDown(draft, input);
    case "resync_end":
      return resyncEnd(draft, input);
    case "report":
      return report(draft, input);
    case "log_stored":
      return logStored(draft, input);
  }
}
