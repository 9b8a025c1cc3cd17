// Calls any method of any service with one empty message, whatever its shape, and says what came of it.
// Called by test/processes/roles.test.ts. It judges nothing.
// The danger: a call that hangs would look served; what is served is told from what does not answer in
// time.
import type { Client, MethodDefinition, ServiceError } from "@grpc/grpc-js";

export type AnyMethod = MethodDefinition<object, object>;
/** served: an answer, or an end without an error. silent: neither in time. Else the reason, or `code N`. */
export type Outcome = string;

const deadlineExceeded: number = 4;

/** Nothing more is sent after the one message. */
export function callOnce(client: Client, method: AnyMethod, withinMs: number): Promise<Outcome> {
  const { path, requestSerialize: to, responseDeserialize: from } = method;
  const first = {};
  const options = { deadline: Date.now() + withinMs };
  return new Promise((resolve) => {
    const done = (error: ServiceError | null): void => resolve(outcomeOf(error));
    if (!method.requestStream && !method.responseStream) {
      client.makeUnaryRequest(path, to, from, first, options, done);
      return;
    }
    if (!method.responseStream) {
      const upload = client.makeClientStreamRequest(path, to, from, options, done);
      upload.on("error", () => {}); // the callback has it
      upload.end(first);
      return;
    }
    const bidi = method.requestStream ? client.makeBidiStreamRequest(path, to, from, options) : undefined;
    const call = bidi ?? client.makeServerStreamRequest(path, to, from, first, options);
    call.on("error", done);
    call.on("end", () => done(null));
    call.on("data", () => {
      done(null);
      call.cancel();
    });
    bidi?.end(first);
  });
}

function outcomeOf(error: ServiceError | null): Outcome {
  if (error === null) return "served";
  const reason = error.metadata.get("reeve-reason")[0]?.toString();
  if (reason !== undefined) return reason;
  const code: number = error.code;
  return code === deadlineExceeded ? "silent" : `code ${code}`;
}
