// A unix socket before the scheduler's that loses answers: from the moment a client's bytes hold a text, what
// the scheduler answers on that connection goes nowhere. Called by test/processes. It knows no protocol.
// The danger: an answer that slips through before the text was seen; the text is part of the question, so the
// answer to it can only come later.
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";

export class LosingProxy implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** answers are lost from here on; null = none is */
  #loses: RegExp | null = null;
  /** what matched, once it was seen */
  seen = "";

  private constructor(target: string) {
    this.#server = createServer((client) => this.#join(client, createConnection(target)));
  }

  static async open(path: string, target: string): Promise<LosingProxy> {
    const proxy = new LosingProxy(target);
    proxy.#server.listen(path);
    await once(proxy.#server, "listening");
    return proxy;
  }

  loseAfter(text: RegExp): void {
    this.#loses = text;
  }

  /** Every connection ends, and from now on nothing is lost. */
  cut(): void {
    this.#loses = null;
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(client: Socket, scheduler: Socket): void {
    let isLost = false;
    for (const socket of [client, scheduler]) {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        for (const other of [client, scheduler]) other.destroy();
      });
    }
    client.on("data", (bytes: Buffer) => {
      const found = this.#loses?.exec(bytes.toString("latin1"));
      if (found) {
        isLost = true;
        this.seen = found[0];
      }
      scheduler.write(bytes);
    });
    scheduler.on("data", (bytes: Buffer) => {
      if (!isLost) client.write(bytes);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }
}
