// The certificate that a host shows while it waits to be joined: of its own key, signed by itself, good for
// nothing but to prove that key. Called by join-listen.ts. Whoever dials believes it by the key's digest
// alone.
// The danger: it must name nobody. An identity in it would be one that no authority has given.
import type { KeyObject } from "node:crypto";
import { createPublicKey, webcrypto } from "node:crypto";
import { limits } from "../../proto/common/limits.ts";

const curve = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** PEM. The scheduler's clock may differ by a day. */
export async function selfSigned(key: KeyObject, nowMs: number): Promise<string> {
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const { subtle } = webcrypto;
  const pkcs8 = key.export({ type: "pkcs8", format: "der" });
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=a host that waits to be joined",
    notBefore: new Date(nowMs - clockToleranceMs),
    notAfter: new Date(nowMs + limits.joinTokenLifeMs + clockToleranceMs),
    signingAlgorithm: curve,
    keys: {
      privateKey: await subtle.importKey("pkcs8", pkcs8, curve, false, ["sign"]),
      publicKey: await subtle.importKey("spki", spki, curve, true, ["verify"]),
    },
  });
  return `${certificate.toString("pem")}\n`;
}

const clockToleranceMs = 86_400_000;
