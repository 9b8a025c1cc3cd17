// A new certificate for a host whose old one has expired: at the scheduler's join door, by proof of the old
// key and the new. Called by service.ts before it dials. Nothing else can be done with an expired
// certificate, so nothing else is tried.
// The danger: a wrong clock looks like an expired certificate. Both clocks are in every refusal; only a
// person can tell.
import { createPrivateKey, randomBytes, sign } from "node:crypto";
import { Fault } from "../../proto/common/fault.ts";
import { nonceBytes, renewExpiredMessage } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { joinService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { keepRenewal, makeRenewal } from "./identity.ts";
import type { NetIdentity } from "./identity.ts";

export function isExpired(identity: NetIdentity, nowMs: number): boolean {
  return nowMs > Date.parse(identity.leaf.validTo);
}

/** Stores the new pair and returns; or throws a Fault that says what each join door answered. */
export async function renewExpired(
  spool: string,
  identity: NetIdentity,
  proxy: string | null,
): Promise<void> {
  const ended = `the certificate of this host ended ${identity.leaf.validTo}`;
  const problems: string[] = [];
  for (const address of identity.joinAddresses) {
    const renewal = makeRenewal();
    const nonce = randomBytes(nonceBytes);
    const timeMs = Date.now();
    const message = renewExpiredMessage(renewal.spki, nonce, timeMs);
    const request = {
      oldLeafDer: identity.leaf.raw,
      spki: renewal.spki,
      nonce,
      timeMs,
      oldSignature: sign("sha256", message, createPrivateKey(identity.keyPem)),
      newSignature: sign("sha256", message, createPrivateKey(renewal.keyPem)),
    };
    const answer = await ask({ address, proxy }, identity, request);
    if (typeof answer !== "string") {
      await keepRenewal(spool, identity, renewal, answer.leafDer ?? new Uint8Array());
      return;
    }
    problems.push(`${address}: ${answer}`);
  }
  if (problems.length === 0) problems.push("no join door is known; join again with a new join string");
  const clock = `this host's clock says ${new Date().toISOString()}`;
  throw new Fault(`renew the certificate: ${ended}, ${clock}; ${problems.join("; ")}`);
}

type Request = reeve.v1.RenewExpiredRequest.$Properties;

/** The reply, or why there is none. */
function ask(
  where: { readonly address: string; readonly proxy: string | null },
  identity: NetIdentity,
  request: Request,
): Promise<reeve.v1.RenewReply | string> {
  const { ca, clusterId } = identity;
  const client = dialTls({ ...where, identity: null, caDer: ca.raw, expectRole: "scheduler", clusterId });
  const { path, requestSerialize, responseDeserialize } = joinService.renewExpired;
  const deadline = Date.now() + limits.joinMsMax;
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      { deadline },
      (error, reply) => {
        client.close();
        resolve(error === null && reply !== undefined ? reply : (error?.details ?? "no answer"));
      },
    );
  });
}
