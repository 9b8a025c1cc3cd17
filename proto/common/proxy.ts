// A connection through an HTTP proxy (CONNECT, RFC 9110 section 9.3.6): what grpc-js makes for its own
// channels and cannot make for us. Called by transport.ts for what it looks at before grpc-js. Which proxy,
// if any, comes from a setting; no variable of the environment is read.
// The danger: a proxy answers for the other side. What it says is told as the proxy's, and TLS with our own
// checks begins only behind it.
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { Fault } from "./fault.ts";
import { limits } from "./limits.ts";

/** `proxy` and `address` are host:port. A Fault says whether the proxy could not be reached, or refused. */
export async function connectThrough(proxy: string, address: string): Promise<Socket> {
  const { host, port } = hostAndPort(proxy);
  const signal = AbortSignal.timeout(limits.tlsHandshakeMsMax);
  const asking = request({
    host,
    port,
    method: "CONNECT",
    path: address,
    headers: { Host: address },
    signal,
  });
  try {
    return await new Promise<Socket>((resolve, reject) => {
      const refuse = ({ statusCode = 0, statusMessage = "" }: IncomingMessage): void => {
        const says = `it answered ${statusCode} ${statusMessage.slice(0, limits.reportTextBytesMax)}`;
        reject(new Error(`${says.trim()} to a CONNECT to ${address}`));
      };
      asking.once("connect", (answer, socket: Socket, head) => {
        if (answer.statusCode !== 200) {
          socket.destroy();
          refuse(answer);
          return;
        }
        socket.on("error", () => socket.destroy()); // until somebody else listens
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      asking.once("response", (answer) => {
        answer.destroy();
        refuse(answer);
      });
      asking.once("error", reject);
      asking.end();
    });
  } catch (cause) {
    throw new Fault(`connect through the proxy ${proxy}`, { cause });
  }
}

/** Of an address that has been found to be one: an IPv6 address loses its brackets. */
export function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const cut = address.lastIndexOf(":");
  return { host: address.slice(0, cut).replace(/^\[|\]$/g, ""), port: Number(address.slice(cut + 1)) };
}
