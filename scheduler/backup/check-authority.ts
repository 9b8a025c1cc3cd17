// Is this the authority of the cluster: key and certificate belong together and to it, and are in force; the
// scheduler's own leaf is of this authority. Called by verify.ts. It holds the key as text and shows none.
// The danger: a key that does not fit its certificate is noticed by nobody until the first agent renews.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { identityOf } from "../../proto/common/transport.ts";

export type AuthorityTexts = {
  readonly key: string | undefined;
  readonly certificate: string | undefined;
  readonly scheduler: string | undefined;
};

export function authorityProblems(texts: AuthorityTexts, clusterId: string, nowMs: number): string[] {
  const { key, certificate, scheduler } = texts;
  if (key === undefined || certificate === undefined)
    return [`the authority's ${key === undefined ? "key" : "certificate"} is missing`];
  const problems: string[] = [];
  const ca = certificateOf(certificate);
  if (ca === undefined) return ["the authority's certificate cannot be read"];
  if (ca.subject !== `CN=Reeve cluster ${clusterId}`)
    problems.push(`the authority belongs to "${ca.subject}", the database to cluster ${clusterId}`);
  if (!fits(ca, key)) problems.push("the authority's key is not that of its certificate");
  if (nowMs >= Date.parse(ca.validTo)) problems.push(`the authority's certificate ended at ${ca.validTo}`);
  // It is made anew when it is missing or old; one of somebody else would be used as it is.
  const leaf = scheduler === undefined ? undefined : certificateOf(scheduler);
  if (scheduler !== undefined && leaf === undefined)
    problems.push("the scheduler's certificate cannot be read");
  if (leaf === undefined) return problems;
  const peer = identityOf({ subjectaltname: leaf.subjectAltName });
  if (!leaf.verify(ca.publicKey) || peer?.role !== "scheduler" || peer.clusterId !== clusterId)
    problems.push("the scheduler's certificate is not of this authority");
  if (!fits(leaf, scheduler ?? "")) problems.push("the scheduler's key is not that of its certificate");
  return problems;
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem.slice(Math.max(0, pem.indexOf("-----BEGIN CERTIFICATE-----"))));
  } catch {
    return undefined;
  }
}

function fits(certificate: X509Certificate, keyPem: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(keyPem));
  } catch {
    return false; // no key at all
  }
}
