// The hand-written service table against the .proto files: every rpc, its path, its streams and its two
// messages.
// The danger: a parser that finds nothing would agree with an empty table; so services and methods are
// counted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  joinService,
  listeningAgentService,
  listeningJoinService,
  schedulerService,
  sessionService,
} from "../../proto/common/services.ts";
import { reeve } from "../../proto/gen/reeve.js";

type Rpc = {
  readonly path: string;
  readonly request: string;
  readonly reply: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
};
type Row = Pick<Rpc, "path" | "requestStream" | "responseStream"> & {
  requestSerialize(message: object): Buffer;
  requestDeserialize(bytes: Buffer): object;
  responseSerialize(message: object): Buffer;
  responseDeserialize(bytes: Buffer): object;
};

const tables: Readonly<Record<string, object>> = {
  SchedulerService: schedulerService,
  SessionService: sessionService,
  ListeningAgentService: listeningAgentService,
  ListeningJoinService: listeningJoinService,
  JoinService: joinService,
};

function declared(): Map<string, Rpc[]> {
  const found = new Map<string, Rpc[]>();
  for (const file of ["scheduler", "agent", "run", "job"]) {
    const path = join(import.meta.dirname, `../../proto/reeve/v1/${file}.proto`);
    const text = readFileSync(path, "utf8").replaceAll(/\/\/.*$/gm, "");
    for (const [, service = "", body = ""] of text.matchAll(/service (\w+) \{([^}]*)\}/g)) {
      const rpcs = body.matchAll(/rpc (\w+)\((stream )?(\w+)\) returns \((stream )?(\w+)\);/g);
      const list = [...rpcs].map(([, name = "", up, request = "", down, reply = ""]) => ({
        path: `/reeve.v1.${service}/${name}`,
        request,
        reply,
        requestStream: up !== undefined,
        responseStream: down !== undefined,
      }));
      assert.equal(list.length, body.match(/\brpc\b/g)?.length, `an rpc of ${service} was not understood`);
      found.set(service, list);
    }
  }
  return found;
}

/** Encoder and decoder of a row are those of one codec, so the decoded class tells both. */
function sample(type: string): { readonly codec: Codec; readonly message: object } {
  const codec = (reeve.v1 as unknown as Readonly<Record<string, Codec>>)[type];
  assert.ok(codec, `no message ${type}`);
  return { codec, message: new codec() };
}

type Codec = {
  new (): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
};

test("the .proto files and the tables name the same services and methods", () => {
  const services = declared();
  assert.deepEqual([...services.keys()].sort(), Object.keys(tables).sort());
  const count = [...services.values()].reduce((sum, rpcs) => sum + rpcs.length, 0);
  assert.equal(count, 34);
  for (const [service, rpcs] of services) {
    const rows: Row[] = Object.values(tables[service] ?? {});
    assert.deepEqual(rows.map(({ path }) => path).sort(), rpcs.map(({ path }) => path).sort());
  }
});

for (const [service, rpcs] of declared()) {
  for (const rpc of rpcs) {
    const name = rpc.path.slice(rpc.path.lastIndexOf("/") + 1);
    test(`${service}.${name} has the streams and the messages of its .proto file`, () => {
      const key = `${name[0]?.toLowerCase()}${name.slice(1)}`;
      const row = new Map<string, Row>(Object.entries(tables[service] ?? {})).get(key);
      assert.ok(row, `no row ${key}`);
      assert.equal(row.path, rpc.path);
      assert.deepEqual([row.requestStream, row.responseStream], [rpc.requestStream, rpc.responseStream]);
      const request = sample(rpc.request);
      const reply = sample(rpc.reply);
      assert.ok(row.requestDeserialize(row.requestSerialize(request.message)) instanceof request.codec);
      assert.ok(row.responseDeserialize(row.responseSerialize(reply.message)) instanceof reply.codec);
    });
  }
}
