// Waits until whoever we dialled has accepted us, or says why not. Called by agentd/net/service.ts for the
// scheduler, by scheduler/agents/dialler.ts for agents that listen. grpc-js
// tries again by itself and does not tell what it met, so a connection that has failed is tried by hand.
// The danger: a certificate that one side does not take looks like a host that is down. It is told at
// once, with what both certificates and this host's clock say; only a person can tell which is wrong.
import type { Client } from "@grpc/grpc-js";
import { connectivityState } from "@grpc/grpc-js";
import { Fault } from "./fault.ts";
import { limits } from "./limits.ts";
import { tryTls, whoIsDialled } from "./transport.ts";
import type { Dial, TlsTrial } from "./transport.ts";

/** The days of our own certificate. */
export type LeafDates = { readonly validFrom: string; readonly validTo: string };

/** A Fault when there is no connection in time, or when there cannot be one. */
export async function waitUntilReady(client: Client, dial: Dial, leaf: LeafDates): Promise<void> {
  const untilMs = Date.now() + limits.deadPeerMs;
  const channel = client.getChannel();
  for (let cause: unknown; ; ) {
    const state = channel.getConnectivityState(true);
    if (state === connectivityState.READY) return;
    if (state === connectivityState.TRANSIENT_FAILURE) {
      const trial = await tryTls(dial);
      if (trial.kind === "refused") throw refusal(dial, leaf, trial);
      if (trial.kind === "unreachable") cause = trial.error;
    }
    const isInTime = await new Promise<boolean>((resolve) => {
      channel.watchConnectivityState(channel.getConnectivityState(true), untilMs, (error) => {
        resolve(error === undefined);
      });
    });
    if (!isInTime) throw new Fault(`reach ${whoIsDialled(dial)} in time`, { cause });
  }
}

/** How long to wait before dialling again after so many failures: doubling, full jitter. */
export function redialDelayMs(failures: number): number {
  const ceiling = Math.min(limits.reconnectMsMax, limits.reconnectMsMin * 2 ** Math.min(failures, 16));
  return Math.random() * ceiling;
}

type Refused = Extract<TlsTrial, { kind: "refused" }>;

function refusal(dial: Dial, leaf: LeafDates, { why, serverDates }: Refused): Fault {
  const { address, clusterId } = dial;
  const who = whoIsDialled(dial);
  const theirs = `${who}'s holds from ${serverDates}`;
  const own = `this host's from ${leaf.validFrom} to ${leaf.validTo}`;
  const clock = `this host's clock says ${new Date().toISOString()}`;
  const which = `one of the two is of another cluster than ${clusterId}, or a clock is wrong`;
  return new Fault(`link to ${who} at ${address}: ${why}; ${theirs}, ${own}, ${clock}; ${which}`);
}
