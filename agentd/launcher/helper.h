/* Short-lived programs that can block: each in a session of its own, so that all of it can be ended. */
#ifndef REEVE_HELPER_H
#define REEVE_HELPER_H

/* In the child after fork. Executes args[0] with `in` and `out` as descriptors 0 and 1, nothing else open, a
 * fixed environment and ordinary signals; it ends with the launcher. Leaves with 1 when it cannot. */
_Noreturn void helper_exec(char *const *args, int in, int out);

#endif
