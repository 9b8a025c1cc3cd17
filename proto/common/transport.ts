// How both ends of every connection are made: options, bounds, TLS and who the peer is. The only common file
// that touches TLS. Called by the scheduler's doors, agentd's net and join, and the CLI. It decides nothing
// about messages. The order of the first two imports matters: the environment is scrubbed before grpc-js
// reads it.
// The danger: a check that is left out here is left out everywhere; role and cluster are checked in both
// directions.
import "./environment.ts";
import { ChannelCredentials, Client, logVerbosity, setLogVerbosity } from "@grpc/grpc-js";
import type { ChannelOptions, ServerOptions } from "@grpc/grpc-js";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import tls from "node:tls";
import type { PeerCertificate } from "node:tls";
import { Fault } from "./fault.ts";
import { isAgentName, isHexId } from "./ids.ts";
import { limits } from "./limits.ts";
import { connectThrough, hostAndPort } from "./proxy.ts";

tls.DEFAULT_MIN_VERSION = "TLSv1.3"; // for every context made in this process, grpc-js's own included

/** An answer of the API may carry a whole spec. */
export const apiBytesMax: number = limits.specBytesMax + limits.frameBytesMax;
const keepaliveTimeoutMs = limits.deadPeerMs - 2 * limits.heartbeatMs;

const common = {
  "grpc.keepalive_time_ms": limits.heartbeatMs,
  "grpc.keepalive_timeout_ms": keepaliveTimeoutMs,
  "grpc.keepalive_permit_without_calls": 1,
  "grpc.enable_channelz": 0,
} as const;

const channel = {
  ...common,
  "grpc.enable_http_proxy": 0,
  "grpc.enable_retries": 0, // whoever calls decides whether to call again
  "grpc.service_config_disable_resolution": 1,
  "grpc.use_local_subchannel_pool": 1, // two identities never share a connection
  "grpc-node.flow_control_window": limits.streamWindowBytes,
} as const;

const server: ServerOptions = {
  ...common,
  "grpc.max_receive_message_length": limits.frameBytesMax,
  "grpc.max_concurrent_streams": limits.streamsPerConnectionMax,
};

/** Also of the Session's port, where the API is served too: whatever is larger comes in parts. */
export const apiServerOptions: ServerOptions = server;
export const sessionServerOptions: ServerOptions = server;
export const joinServerOptions: ServerOptions = {
  ...server,
  "grpc.max_connection_age_ms": limits.joinConnectionMsMax,
  "grpc.max_connection_age_grace_ms": 1_000,
};

/** A client of the API over its unix socket. Nothing is dialled before the first call. */
export function dialUnix(path: string): Client {
  checkSocketPath(path);
  const options: ChannelOptions = { ...channel, "grpc.max_receive_message_length": apiBytesMax };
  return new Client(`unix:${path}`, ChannelCredentials.createInsecure(), options);
}

/** Refuses what the kernel would cut: a unix socket path has 107 bytes and its NUL (unix(7)). */
export function checkSocketPath(path: string): void {
  const length = Buffer.byteLength(path);
  if (length <= limits.socketPathBytesMax) return;
  const most = limits.socketPathBytesMax;
  throw new Fault(
    `use the socket path ${path}: it has ${length} bytes and the system allows ${most}; set a shorter one`,
  );
}

/** Key and certificate chain as this process proves itself: PEM, leaf first, the CA last. */
export type Identity = { readonly keyPem: string; readonly chainPem: string };

export type Dial = {
  /** host:port */
  readonly address: string;
  /** null on the join port only */
  readonly identity: Identity | null;
  readonly caDer: Uint8Array;
  /** pinned_key: `caDer` is the very certificate of a host that has none of a CA yet */
  readonly expectRole: Role | "pinned_key";
  /** the agent that must be there; none of them when the scheduler is expected */
  readonly expectName?: string;
  readonly clusterId: string;
  /** host:port of an HTTP proxy to go through; null or nothing: none */
  readonly proxy?: string | null;
  /** The certificate the server has proved, once per connection, after every check. */
  readonly onPeer?: (certificate: PeerCertificate) => void;
  /** of one message; default: a frame's */
  readonly bytesMax?: number;
};

/** A client over TLS 1.3 whose server must hold a certificate of this CA, cluster and role. */
export function dialTls(dial: Dial): Client {
  const ca = new X509Certificate(dial.caDer).toString();
  const own = dial.identity === null ? {} : { key: dial.identity.keyPem, cert: dial.identity.chainPem };
  const context = tls.createSecureContext({ ca, ...own, minVersion: "TLSv1.3" });
  const checkServerIdentity = checkOf(dial);
  const { address, proxy = null } = dial;
  if (proxy !== null) setLogVerbosity(logVerbosity.NONE); // it writes about proxies to standard error
  return new Client(
    `dns:${proxy ?? address}`,
    ChannelCredentials.createFromSecureContext(context, { checkServerIdentity }),
    {
      ...channel,
      ...(proxy === null ? {} : { "grpc.http_connect_target": `dns:${address}` }),
      // The name is not checked (the role is); a fixed one because an IP address is no valid server name.
      "grpc.ssl_target_name_override": "reeve",
      "grpc.max_receive_message_length": dial.bytesMax ?? limits.frameBytesMax,
    },
  );
}

function checkOf(dial: Dial): (host: string, certificate: PeerCertificate) => Error | undefined {
  return (_host, certificate) => {
    const { expectRole: role, expectName: name = "", clusterId } = dial;
    if (role === "pinned_key") {
      const isIt = Buffer.from(dial.caDer).equals(certificate.raw);
      return isIt ? undefined : new Error("the server's certificate is not the pinned one");
    }
    const peer = identityOf(certificate);
    if (peer?.role !== role || peer.name !== name || peer.clusterId !== clusterId) {
      const found = peer === undefined ? "no identity of Reeve" : spokenFor(peer);
      return new Error(`the server's certificate says ${found}, not ${spokenFor({ role, name, clusterId })}`);
    }
    dial.onPeer?.(certificate);
    return undefined;
  };
}

function spokenFor({ role, name, clusterId }: Omit<Peer, "agentId">): string {
  return `${role}${name === "" ? "" : ` ${name}`} of cluster ${clusterId}`;
}

/**
 * What a client of `dialTls` meets at this address: grpc-js tells of a refused certificate only that it could
 * not connect. Nothing is sent but the handshake.
 */
export async function tryTls(dial: Dial): Promise<TlsTrial> {
  const { keyPem: key, chainPem: cert } = dial.identity ?? {};
  const way = await wayTo(dial.address, dial.proxy).catch((error: unknown) => ({ error }));
  if ("error" in way) return { kind: "unreachable", error: way.error };
  const socket = tls.connect({
    ...way,
    ...(key === undefined || cert === undefined ? {} : { key, cert }),
    ca: new X509Certificate(dial.caDer).toString(),
    servername: "reeve",
    ALPNProtocols: ["h2"],
    minVersion: "TLSv1.3",
    rejectUnauthorized: false, // so that its dates are known when it does not verify
    checkServerIdentity: checkOf(dial),
  });
  const signal = AbortSignal.timeout(limits.tlsHandshakeMsMax);
  let serverDates = "";
  try {
    await once(socket, "secureConnect", { signal });
    const leaf = socket.getPeerX509Certificate();
    serverDates = leaf === undefined ? "" : `${leaf.validFrom} to ${leaf.validTo}`;
    if (!socket.authorized) {
      const problem = String(socket.authorizationError);
      const why = `${whoIsDialled(dial)}'s certificate is not good here (${problem})`;
      return { kind: "refused", why, serverDates };
    }
    // In TLS 1.3 the server judges us after we have judged it; Node's says nothing and ends the connection.
    const spoken = once(socket, "data", { signal }).then(() => true);
    const isAccepted = await Promise.race([spoken, once(socket, "close", { signal }).then(() => false)]);
    return isAccepted ? { kind: "accepted" } : refusedUs(dial, serverDates);
  } catch (error) {
    const isOurs = serverDates !== "" && !signal.aborted;
    return isOurs ? refusedUs(dial, serverDates) : { kind: "unreachable", error };
  } finally {
    socket.destroy();
  }
}

export type TlsTrial =
  | { readonly kind: "accepted" }
  | { readonly kind: "unreachable"; readonly error: unknown }
  | { readonly kind: "refused"; readonly why: string; readonly serverDates: string };

/** In words: the scheduler, or an agent. */
export function whoIsDialled({ expectRole, expectName = "" }: Dial): string {
  return expectRole === "scheduler" ? "the scheduler" : `agent ${expectName}`;
}

function refusedUs(dial: Dial, serverDates: string): TlsTrial {
  const why = `${whoIsDialled(dial)} ended the connection when it had seen this host's certificate`;
  return { kind: "refused", why, serverDates };
}

/**
 * The certificate of the CA with this public key, as a server presents it: the first contact, before there is
 * anything to verify with. Nothing is sent, and nothing of this connection is used but a certificate whose
 * key has the pinned digest.
 */
export async function fetchPinnedCa(
  address: string,
  spkiSha256: Uint8Array,
  proxy: string | null = null,
): Promise<PinnedCa> {
  const way = await wayTo(address, proxy).catch((cause: unknown) => ({ cause }));
  if ("cause" in way) return { kind: "unreachable", cause: way.cause };
  const options = { ...way, servername: "reeve", ALPNProtocols: ["h2"], rejectUnauthorized: false };
  const socket = tls.connect({ ...options, minVersion: "TLSv1.3" });
  try {
    await once(socket, "secureConnect", { signal: AbortSignal.timeout(limits.tlsHandshakeMsMax) });
    const leaf = socket.getPeerX509Certificate();
    const dates = leaf === undefined ? "" : `${leaf.validFrom} to ${leaf.validTo}`;
    let certificate = leaf;
    for (let depth = 0; depth < 4 && certificate !== undefined; depth++) {
      const spki = certificate.publicKey.export({ type: "spki", format: "der" });
      const digest = createHash("sha256").update(spki).digest();
      if (digest.equals(spkiSha256) && certificate.verify(certificate.publicKey)) {
        return { kind: "found", caDer: certificate.raw, serverDates: dates };
      }
      certificate = certificate.issuerCertificate;
    }
    return { kind: "wrong_pin" };
  } catch (error) {
    return { kind: "unreachable", cause: error };
  } finally {
    socket.destroy();
  }
}

/** Where TLS begins: at the address itself, or on a connection through the proxy. */
async function wayTo(address: string, proxy: string | null | undefined) {
  if (proxy === null || proxy === undefined) return hostAndPort(address);
  return { socket: await connectThrough(proxy, address) };
}

export type PinnedCa =
  | { readonly kind: "found"; readonly caDer: Uint8Array; readonly serverDates: string }
  | { readonly kind: "wrong_pin" }
  | { readonly kind: "unreachable"; readonly cause: unknown };

export type Role = "scheduler" | "agent" | "api-client";

/** Who a certificate speaks for. `name` and `agentId` (a client's own id) are "" for the scheduler. */
export type Peer = {
  readonly role: Role;
  readonly clusterId: string;
  readonly name: string;
  readonly agentId: string;
};

export function schedulerUri(clusterId: string): string {
  return `reeve:${clusterId}:scheduler`;
}

export function agentUri(clusterId: string, name: string, agentId: string): string {
  return `reeve:${clusterId}:agent:${name}:${agentId}`;
}

export function clientUri(clusterId: string, name: string, clientId: string): string {
  return `reeve:${clusterId}:api-client:${name}:${clientId}`;
}

/** What `subjectaltname` of a certificate says, when it is exactly one identity of ours. */
export function identityOf(certificate: { readonly subjectaltname?: string | undefined }): Peer | undefined {
  const parts = (certificate.subjectaltname ?? "").split(":");
  const [uri = "", scheme = "", clusterId = "", role = "", name = "", agentId = ""] = parts;
  if (uri !== "URI" || scheme !== "reeve" || !isHexId(clusterId)) return undefined;
  if (role === "scheduler" && parts.length === 4) return { role, clusterId, name: "", agentId: "" };
  if (
    (role !== "agent" && role !== "api-client") ||
    parts.length !== 6 ||
    !isAgentName(name) ||
    !isHexId(agentId)
  )
    return undefined;
  return { role, clusterId, name, agentId };
}

type AuthenticatedCall = {
  getAuthContext(): { readonly sslPeerCertificate?: PeerCertificate };
};

/** The peer of a server call by its verified certificate; undefined when it has none that is valid now. */
export function peerIdentity(call: AuthenticatedCall, nowMs: number): Peer | undefined {
  const certificate = call.getAuthContext().sslPeerCertificate;
  return certificate === undefined ? undefined : validPeer(certificate, nowMs);
}

/** Who a verified certificate speaks for; undefined when it does not hold at this time. */
export function validPeer(certificate: PeerCertificate, nowMs: number): Peer | undefined {
  // A resumed session is not verified again, so the dates are looked at here too.
  if (nowMs > Date.parse(certificate.valid_to) || nowMs < Date.parse(certificate.valid_from))
    return undefined;
  return identityOf(certificate);
}

/** What `send` needs of any writable side of a call. */
export type Outlet<M> = {
  write(message: M): boolean;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  readonly destroyed: boolean;
  readonly writableEnded: boolean;
};

const ends = ["close", "error", "cancelled", "finish"] as const;

/**
 * Writes one message and waits until there is room for the next. Throws a Fault when the stream has ended.
 */
export function send<M>(call: Outlet<M>, message: M): Promise<void> {
  if (call.destroyed || call.writableEnded)
    return Promise.reject(new Fault("send on a stream that has ended"));
  if (call.write(message)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (failed: boolean): void => {
      call.off("drain", onDrain);
      for (const event of ends) call.off(event, onEnd);
      if (failed) reject(new Fault("send on a stream that has ended"));
      else resolve();
    };
    const onDrain = (): void => settle(false);
    const onEnd = (): void => settle(true);
    call.on("drain", onDrain);
    for (const event of ends) call.on(event, onEnd);
  });
}
