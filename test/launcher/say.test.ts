// The launcher's request `say`: one datagram to where syslogd listens. perl plays it, because Node has no
// unix datagram sockets. A line that nobody takes is lost, with its errno, and nothing waits.
// The danger: a line that is two; what comes out is compared byte for byte.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Bench } from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";

const kind = 11;
const directory = mkdtempSync(join(tmpdir(), "reeve-say-"));
after(() => rmSync(directory, { recursive: true }));

/** Binds, and prints one line for each datagram: its bytes in hexadecimal digits. */
const listener =
  "use Socket; $|=1; socket(S,AF_UNIX,SOCK_DGRAM,0)||die; bind(S,sockaddr_un($ARGV[0]))||die; " +
  "while(defined(recv(S,$_,65536,0))){print unpack('H*',$_),\"\\n\"}";

test("a line comes out as one datagram of facility auth, whatever is in it", async () => {
  const syslog = join(directory, "log");
  const perl = spawn("perl", ["-e", listener, syslog], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  perl.stdout.on("data", (bytes: Buffer) => (out += bytes.toString()));
  try {
    await waitUntil(() => existsSync(syslog));
    await using bench = await Bench.open({ syslog });
    const long = "x".repeat(1024);
    for (const line of ["accepted run=1.1", "two\nlines \u001b[31m é", long])
      assert.equal((await bench.launcher.ask(kind, Buffer.from(line))).status, 0);
    await waitUntil(() => out.split("\n").length > 3);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => Buffer.from(line, "hex").toString());
    const head = `<38>reeve-agentd[${process.pid}]: `;
    assert.deepEqual(lines, [`${head}accepted run=1.1`, `${head}two?lines ?[31m é`, `${head}${long}`]);
  } finally {
    perl.kill("SIGKILL");
  }
});

test("a line that nobody takes is lost and says so; an empty or endless one ends the launcher", async () => {
  for (const wrong of [Buffer.alloc(0), Buffer.alloc(1025, 0x78)]) {
    await using bench = await Bench.open({ syslog: join(directory, "nobody") });
    assert.equal((await bench.launcher.ask(kind, Buffer.from("x"))).status, constants.errno.ENOENT);
    bench.launcher.ask(kind, wrong).catch(() => undefined);
    await waitUntil(() => bench.launcher.exit !== undefined);
  }
});
