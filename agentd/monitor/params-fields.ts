// Single fields of start parameters that we wrote ourselves, read back after a restart or for a sentence.
// Called by run-directory.ts and attempts.ts; run-record.ts writes them. The whole of them is read by the
// supervisor.
// The danger: a file that was cut short; what is not there whole is not there.

/** The grace of parameters of ours; undefined when there is none in it. */
export function graceMsIn(params: Buffer): number | undefined {
  return numberIn(params, 44);
}

/** Whom the job of a params file of ours is to run as. */
export function uidIn(params: Buffer): number | undefined {
  return numberIn(params, 21);
}

/** The program of parameters of ours, as it is executed. */
export function execPathIn(params: Buffer): Buffer | undefined {
  return fieldIn(params, 10);
}

/** The file of variables that parameters of ours name. */
export function envFileIn(params: Buffer): Buffer | undefined {
  return fieldIn(params, 18);
}

/** The working directory of parameters of ours. */
export function cwdIn(params: Buffer): Buffer | undefined {
  return fieldIn(params, 14);
}

function numberIn(params: Buffer, tag: number): number | undefined {
  const value = fieldIn(params, tag);
  return value?.length === 4 ? value.readUInt32LE(0) : undefined;
}

/** The first field with this tag. */
function fieldIn(params: Buffer, tag: number): Buffer | undefined {
  for (let at = 8; at + 8 <= params.length; at += 8 + params.readUInt32LE(at + 4)) {
    const end = at + 8 + params.readUInt32LE(at + 4);
    if (params.readUInt16LE(at) === tag)
      return end > params.length ? undefined : params.subarray(at + 8, end);
  }
  return undefined;
}
