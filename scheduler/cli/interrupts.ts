// Ctrl-C, TERM and hang-up while something is watched: one abort signal, with the name of what came.
// Made by main.ts, armed by the commands that follow. A second signal means nothing more.
// The danger: a follow that is left must never end the job, so these signals stop at this process.

export type Interrupts = {
  readonly signal: AbortSignal;
  readonly name: () => NodeJS.Signals | undefined;
  /** From now on signals detach; before, they end the program as usual. */
  readonly arm: () => void;
};

/** 128 + n, as a shell shows it. */
export const detachStatus = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export function createInterrupts(): Interrupts {
  const controller = new AbortController();
  let came: NodeJS.Signals | undefined;
  let isArmed = false;
  return {
    signal: controller.signal,
    name: () => came,
    arm: () => {
      if (isArmed) return;
      isArmed = true;
      for (const name of Object.keys(detachStatus) as NodeJS.Signals[]) {
        process.on(name, () => {
          came ??= name;
          controller.abort();
        });
      }
    },
  };
}
