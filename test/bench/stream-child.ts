// The far end of the raw stream: a Session door whose log stream is read and dropped. Started by bare.ts with
// a directory that has an authority, and the cluster's id; says its port on a line.
// The danger: doing more than reading, which would make the limit lower than it is.
import { Server, type ServerDuplexStream } from "@grpc/grpc-js";
import { join } from "node:path";
import { openDoor } from "../../proto/common/door.ts";
import { definitionOf, sessionService } from "../../proto/common/services.ts";
import { sessionServerOptions } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { openAuthority } from "../../scheduler/agents/authority.ts";

type LogCall = ServerDuplexStream<reeve.v1.LogFrame, reeve.v1.LogAckFrame.$Properties>;

const [directory = "", clusterId = ""] = process.argv.slice(2);
const authority = await openAuthority(join(directory, "authority"), clusterId);
const server = new Server(sessionServerOptions);
server.addService(definitionOf(sessionService), {
  control: (call: ServerDuplexStream<unknown, unknown>) => call.end(),
  renew: () => undefined,
  logs: (call: LogCall) => {
    call.on("data", () => undefined);
    call.on("end", () => {
      call.write({ acks: [] });
      call.end();
    });
  },
});
const door = await openDoor({
  server,
  host: "127.0.0.1",
  port: 0,
  identity: await authority.schedulerIdentity(Date.now()),
  caPem: authority.caPem,
  demandCertificate: true,
});
console.log(door.port);
