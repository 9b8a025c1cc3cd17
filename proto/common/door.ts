// A TLS port in front of a gRPC server: own listening socket, a deadline for the first request, caps on
// connections, and wide receive windows. Called by whoever listens over TCP. It does not know the services
// behind it. grpc-js alone would keep a connection that never speaks for ever, and has no option for a
// server's receive window.
// The danger: there is no door without TLS. Nothing here can make one.
import { ServerCredentials } from "@grpc/grpc-js";
import type { Server } from "@grpc/grpc-js";
import { once } from "node:events";
import { subscribe } from "node:diagnostics_channel";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import type { ServerHttp2Session, ServerHttp2Stream } from "node:http2";
import { Fault } from "./fault.ts";
import { limits } from "./limits.ts";
import type { Identity } from "./transport.ts";

export type DoorOptions = {
  readonly server: Server;
  /** "" = every address of this host */
  readonly host: string;
  /** 0 = any free one */
  readonly port: number;
  readonly identity: Identity;
  readonly caPem: string;
  /** false on the join port only */
  readonly demandCertificate: boolean;
  /** how long a connection may have no request */
  readonly firstRequestMs?: number;
};

export type Door = {
  readonly port: number;
  /** New connections see this certificate; those that are open keep theirs. */
  useIdentity(identity: Identity): void;
  /** Takes no more connections, asks the open ones to end, and cuts them after `graceMs`. */
  close(graceMs: number): Promise<void>;
};

/** Listens. A Fault says which address was not to be had. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const connections = new Connections(options.firstRequestMs ?? limits.tlsHandshakeMsMax);
  const inject = (identity: Identity) =>
    options.server.createConnectionInjector(credentialsOf(options, identity));
  let injector = inject(options.identity);
  const injectors = [injector];

  const accept = (socket: Socket): void => {
    if (connections.admit(socket)) injector.injectConnection(socket);
  };

  widenServerWindows();
  const listener = createServer(accept);
  listener.maxConnections = limits.connectionsMax;
  listener.listen(options.host === "" ? { port: options.port } : { port: options.port, host: options.host });
  try {
    await once(listener, "listening");
  } catch (error) {
    throw new Fault(`listen on port ${options.port} of ${options.host === "" ? "this host" : options.host}`, {
      cause: error,
    });
  }
  return {
    port: (listener.address() as AddressInfo).port,
    useIdentity: (identity) => {
      injector = inject(identity);
      injectors.push(injector);
    },
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const each of injectors) each.destroy(); // GOAWAY: open calls may end
      const cut = setTimeout(() => connections.cut(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** The open connections of one door: counted by address, each with a deadline for its first request. */
class Connections {
  readonly #firstRequestMs: number;
  readonly #open = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();

  constructor(firstRequestMs: number) {
    this.#firstRequestMs = firstRequestMs;
  }

  /** False: it is over the cap of its address, and already cut. */
  admit(socket: Socket): boolean {
    socket.on("error", () => socket.destroy());
    const address = socket.remoteAddress;
    const others = this.#perAddress.get(address ?? "") ?? 0;
    if (address === undefined || others >= limits.connectionsPerAddressMax) {
      socket.destroy();
      return false;
    }
    const name = connectionName(socket);
    this.#perAddress.set(address, others + 1);
    this.#open.add(socket);
    const deadline = setTimeout(() => socket.destroy(), this.#firstRequestMs);
    awaiting.set(name, () => clearTimeout(deadline));
    socket.once("close", () => {
      clearTimeout(deadline);
      awaiting.delete(name);
      this.#open.delete(socket);
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#perAddress.delete(address);
      else this.#perAddress.set(address, left);
    });
    socket.setNoDelay();
    return true;
  }

  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

function credentialsOf(options: DoorOptions, { keyPem, chainPem }: Identity): ServerCredentials {
  const pair = { private_key: Buffer.from(keyPem), cert_chain: Buffer.from(chainPem) };
  return ServerCredentials.createSsl(Buffer.from(options.caPem), [pair], options.demandCertificate);
}

/** Connections of our doors that have made no request yet, and what to do when they make one. */
const awaiting = new Map<string, () => void>();
let isSubscribed = false;

function connectionName(socket: Pick<Socket, "remoteAddress" | "remotePort" | "localPort">): string {
  return `${socket.remoteAddress} ${socket.remotePort} ${socket.localPort}`;
}

/**
 * At the first request of each connection of a door: ends its deadline and opens the receive window. The
 * default of 65,535 bytes limits one agent to window/round-trip, about 1.3 MB/s at 40 ms. The channel is the
 * only public way to the session.
 */
function widenServerWindows(): void {
  if (isSubscribed) return;
  isSubscribed = true;
  subscribe("http2.server.stream.created", (message) => {
    const { stream } = message as { stream: ServerHttp2Stream };
    const session = stream.session as ServerHttp2Session | undefined;
    if (session === undefined || session.destroyed) return;
    const name = connectionName(session.socket);
    const spoken = awaiting.get(name);
    if (spoken === undefined) return; // not ours, or not its first
    awaiting.delete(name);
    spoken();
    session.setLocalWindowSize(limits.streamWindowBytes);
    session.settings({ initialWindowSize: limits.streamWindowBytes });
  });
}
