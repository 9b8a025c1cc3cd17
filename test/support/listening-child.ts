// Listens on a unix socket until it is killed, and so leaves it behind. Started by unix-door.test.ts with the
// path. It answers nothing. The danger: an orderly exit would remove the socket; the test kills it with KILL.
import { createServer } from "node:net";

createServer((socket) => socket.destroy()).listen(process.argv[2], () => process.send?.("listening"));
