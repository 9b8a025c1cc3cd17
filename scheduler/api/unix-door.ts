// The unix socket through which this host's CLI calls: made with its mode from the first moment, in a
// directory of ours. Called by the composition root. It does not know the service behind it.
// The danger: whoever can open the socket is an administrator, so there must be no moment in which it is
// wider than it should be, and no other user may own or replace its directory. A socket that somebody listens
// on is never removed.
import { type Server, ServerCredentials } from "@grpc/grpc-js";
import { once } from "node:events";
import { lstat, mkdir, rm, stat } from "node:fs/promises";
import { createServer, connect, type Socket } from "node:net";
import { dirname } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { checkSocketPath } from "../../proto/common/transport.ts";

export type UnixDoor = {
  /** Takes no more calls, lets the open ones end, and cuts them after `graceMs`. */
  close(graceMs: number): Promise<void>;
};
export type UnixDoorOptions = {
  readonly server: Server;
  readonly path: string;
  /** 0600, or 0660 for the members of the directory's group */
  readonly mode: 0o600 | 0o660;
};

export async function openUnixDoor({ server, path, mode }: UnixDoorOptions): Promise<UnixDoor> {
  checkSocketPath(path);
  await mkdir(dirname(path), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o750 });
  await checkDirectory(dirname(path));
  await removeStale(path);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const open = new Set<Socket>();
  const listener = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => open.delete(socket));
    injector.injectConnection(socket);
  });
  listener.maxConnections = limits.connectionsMax;
  const before = process.umask(0o777 & ~mode);
  try {
    listener.listen(path); // binds within this call: the umask is ours for no longer
  } finally {
    process.umask(before);
  }
  try {
    await once(listener, "listening");
  } catch (cause) {
    throw new Fault(`listen on the socket ${path}`, { cause });
  }
  return {
    close: async (graceMs) => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      const cut = setTimeout(() => {
        server.forceShutdown();
        for (const socket of open) socket.destroy();
      }, graceMs);
      injector.destroy();
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      clearTimeout(cut);
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

async function checkDirectory(path: string): Promise<void> {
  const seen = await stat(path);
  const uid = process.geteuid?.() ?? seen.uid;
  if (seen.uid !== uid && seen.uid !== 0)
    throw new Fault(`use the directory ${path} for the socket: uid ${seen.uid} owns it`);
  if ((seen.mode & 0o022) === 0) return;
  const mode = `0${(seen.mode & 0o7777).toString(8)}`;
  const advice = `its mode is ${mode}; take the write permission of group and others away`;
  throw new Fault(`use the directory ${path} for the socket: ${advice}`);
}

/** What a killed scheduler has left. What is not a socket, or answers, is not ours to remove. */
async function removeStale(path: string): Promise<void> {
  const seen = await lstat(path).catch(() => undefined);
  if (seen === undefined) return;
  if (!seen.isSocket())
    throw new Fault(`make the socket ${path}: there is something else of that name; remove it`);
  if (await answers(path))
    throw new Fault(`make the socket ${path}: another reeve-scheduler listens on it; stop that one first`);
  await rm(path, { force: true });
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, "connect");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED") return false;
    throw new Fault(`look who listens on the socket ${path}`, { cause: error });
  } finally {
    socket.destroy();
  }
}
