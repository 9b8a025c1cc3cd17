// The bundles: each program whole in one file, without what its process must never hold.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type Bundle, bundleOf } from "../../packaging/bundle.ts";
import { licenceOf } from "../../packaging/licences.ts";
import { type ProgramName, programs } from "../../proto/common/program-files.ts";

const names = Object.keys(programs) as ProgramName[];

describe("bundles", () => {
  let place = "";
  const bundles = new Map<ProgramName, Bundle>();
  before(async () => {
    place = mkdtempSync(join(tmpdir(), "reeve-bundles-"));
    for (const name of names) bundles.set(name, await bundleOf(name, place));
  });
  after(() => rmSync(place, { recursive: true, force: true }));

  const bundle = (name: ProgramName): Bundle => bundles.get(name) ?? assert.fail(name);

  for (const name of names.filter((each) => each !== "agentd")) {
    test(`${name} is one file: an upgrade takes nothing away that it would still read`, () => {
      assert.deepEqual(bundle(name).files, [`${name}.js`]);
    });
  }

  test("agentd, which ends or becomes another program, leaves the network to some commands", () => {
    assert.ok(bundle("agentd").files.length > 1);
  });

  test("the monitor holds neither gRPC nor TLS nor net, and net holds no monitor", () => {
    const monitor = bundle("agentd-monitor");
    assert.ok(monitor.modules.includes("agentd/monitor/requests.ts"), "it was looked at");
    assert.deepEqual(
      monitor.packages.filter((name) => /grpc|x509|ssh2/.test(name)),
      [],
    );
    assert.deepEqual(
      monitor.modules.filter((path) => /transport\.ts|^agentd\/net\//.test(path)),
      [],
    );
    const net = bundle("agentd-net");
    assert.ok(net.packages.includes("@grpc/grpc-js"), "it was looked at");
    assert.deepEqual(
      net.modules.filter((path) => path.startsWith("agentd/monitor/")),
      [],
    );
  });

  test("a compiled part of a package is absent, and nothing is left to be looked for at run time", () => {
    assert.ok(bundle("reeve").packages.includes("ssh2"), "it was looked at");
    assert.ok(bundle("reeve").modules.includes("absent:cpu-features"));
    for (const name of names)
      for (const file of bundle(name).files) {
        const text = readFileSync(join(place, file), "utf8");
        const wanted = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, module = ""]) => module);
        if (name === "reeve") assert.ok(wanted.length > 0, "what is asked for was seen");
        assert.deepEqual(
          [...new Set(wanted)].filter((module) => !isBuiltin(module)),
          [],
          file,
        );
      }
  });

  test("everything in a bundle has a licence that is shipped with it", () => {
    const used = new Set(names.flatMap((name) => bundle(name).packages));
    assert.ok(used.size > 10);
    for (const name of used) assert.ok(licenceOf(name).length > 200, name);
    assert.throws(() => licenceOf("@types"), /carries no licence/);
  });
});
