// Waits until a dialled scheduler has accepted us, or says why it has not. Called by service.ts. grpc-js tries
// again by itself and does not tell what it met, so a connection that has failed is tried once more by hand.
// The danger: a certificate that one side does not take looks like a scheduler that is down. It is told at
// once, with what both certificates and this host's clock say; only a person can tell which is wrong.
import type { Client } from "@grpc/grpc-js";
import { connectivityState } from "@grpc/grpc-js";
import type { X509Certificate } from "node:crypto";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { tryTls } from "../../proto/common/transport.ts";
import type { Dial, TlsTrial } from "../../proto/common/transport.ts";

/** A Fault when there is no connection in time, or when there cannot be one. */
export async function waitUntilReady(client: Client, dial: Dial, leaf: X509Certificate): Promise<void> {
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
    if (!isInTime) throw new Fault("reach the scheduler in time", { cause });
  }
}

type Refused = Extract<TlsTrial, { kind: "refused" }>;

function refusal({ address, clusterId }: Dial, leaf: X509Certificate, { why, serverDates }: Refused): Fault {
  const theirs = `the scheduler's holds from ${serverDates}`;
  const own = `this host's from ${leaf.validFrom} to ${leaf.validTo}`;
  const clock = `this host's clock says ${new Date().toISOString()}`;
  const which = `one of the two is of another cluster than ${clusterId}, or a clock is wrong`;
  return new Fault(`link to the scheduler at ${address}: ${why}; ${theirs}, ${own}, ${clock}; ${which}`);
}
