// Net's end of the monitor's socket (descriptor 3): messages out, messages in, and the end of net when it
// closes. Called by main.ts. It knows nothing of what the messages mean.
// The danger: growing while the monitor does not read. It always reads in turns, so what waits here is
// bounded by net's own book.
import { Socket } from "node:net";
import { limits } from "../../proto/common/limits.ts";
import { FrameReader, frameOf, writeTogether } from "../ipc-frames.ts";
import { decodeFromMonitor, encodeFromNet } from "../ipc.ts";
import type { FromMonitor, FromNet } from "../ipc.ts";

export type MonitorClientOptions = {
  readonly onMessage: (message: FromMonitor) => void;
  /** the monitor is gone, or has said what cannot be understood */
  readonly onGone: (why: string) => void;
};

export class MonitorClient {
  readonly #socket = new Socket({ fd: 3, readable: true, writable: true });

  constructor({ onMessage, onGone }: MonitorClientOptions) {
    const frames = new FrameReader(limits.ipcFrameBytesMax);
    this.#socket.on("data", (chunk: Buffer) => {
      const found = frames.push(chunk);
      if (found === undefined) return onGone("a frame of the monitor is too long");
      for (const frame of found) {
        const message = decodeFromMonitor(Buffer.from(frame));
        if (message === undefined) return onGone("a frame of the monitor does not decode");
        if (message.kind === "ping") this.send({ kind: "pong" });
        else onMessage(message);
      }
    });
    this.#socket.on("error", () => onGone("the monitor's socket failed"));
    this.#socket.on("close", () => onGone("the monitor is gone"));
  }

  send(message: FromNet): void {
    writeTogether(this.#socket, frameOf(encodeFromNet(message), limits.ipcFrameBytesMax));
  }
}
