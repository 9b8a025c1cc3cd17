// What the fake scheduler of fake-api.ts answers about command lines on other hosts: one has joined.
// The danger: it is no scheduler; nobody joins here, and nothing is revoked.
import type { handleUnaryCall } from "@grpc/grpc-js";
import type { reeve } from "../../proto/gen/reeve.js";

const client: reeve.v1.IApiClient = {
  ...{ name: "ann", id: "c1", joinedBy: "claimed al", joinedAtMs: 1_800_000_000_000 },
  ...{ certificateEndsMs: 1_800_000_001_000, openCalls: 2 },
};

type Unary = <Ask>(answer: (request: Ask) => object) => handleUnaryCall<Ask, object>;

export function clientAnswers(unary: Unary) {
  return {
    makeClientToken: unary(() => ({ joinString: "reeve-join-1.AAAA", expiresAtMs: 1_800_000_000_000 })),
    listClients: unary(() => ({ clients: [client] })),
    revokeClient: unary<reeve.v1.IRevokeClientRequest>(({ name }) => {
      const revoked = { revoked: true, revokedBy: "claimed al", revokedAtMs: 1_800_000_002_000 };
      return name === client.name ? { client: { ...client, ...revoked } } : {};
    }),
  };
}
