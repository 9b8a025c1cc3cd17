// A fault: input or output that failed. `what` completes the sentence "could not …" ("dial agent web-3").
// Thrown at a room's rim and retried only by the room that owns the resource. Its cause goes to the log and
// never crosses a wire. It is not for expected outcomes (those are values) nor for bugs (those are asserts).

export class Fault extends Error {
  override readonly name = "Fault";
  readonly what: string;
  constructor(what: string, options?: ErrorOptions) {
    super(`could not ${what}`, options);
    this.what = what;
  }
}

/** What failed and why, in one line. */
export function withCauses(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    parts.push(
      current.message === "" ? ((current as { code?: string }).code ?? current.name) : current.message,
    );
    current = current.cause;
  }
  return parts.length === 0 ? String(error) : parts.join(": ");
}
