// How glibc's malloc is to keep memory for a daemon through which logs stream (mallopt(3)): in one arena.
// With one for each thread, what one thread allocates and another frees stays with the process: 162 MB for
// the scheduler while a log of 512 MB streams through it, 134 to 146 with one. glibc reads it at the start of
// a program, so it is given by whoever starts one, or by the program to itself.
// The danger: none for what it does; a daemon that was started without it is only larger.

export const mallocEnvironment: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: "1" };

/**
 * Becomes this very program once more with `mallocEnvironment`, or returns when it has that. Descriptors
 * above 2 do not survive it: with `--ready-fd` or `--notify-fd` it is left to
 * whoever gave that.
 */
export function becomeWithOneArena(): void {
  const { env, execPath, execArgv, argv } = process;
  const isGiven = Object.keys(mallocEnvironment).every((name) => name in env);
  const isHeard = argv.includes("--ready-fd") || argv.includes("--notify-fd");
  if (isGiven || process.execve === undefined || isHeard) return;
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, ...mallocEnvironment });
}
