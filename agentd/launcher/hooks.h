/* Switches that make the fallbacks of old kernels and the crash points reachable in tests. They exist only
 * with -DREEVE_TEST (the sanitizer build): in the shipped program every one is the constant 0 and vanishes,
 * so no environment variable can weaken it. Read once by the launcher, inherited by its supervisors through
 * fork. */
#ifndef REEVE_HOOKS_H
#define REEVE_HOOKS_H

#define HOOK_NO_PIDFD 1u
#define HOOK_NO_CLOSE_RANGE 2u
#define HOOK_NO_CGROUP_KILL 4u
#define HOOK_NO_SHA_NI 8u
#define HOOK_NO_CHILDREN_FILE 16u

#ifdef REEVE_TEST
void hooks_read(void);
int hook(unsigned which);
/* Kills this process (SIGKILL) when REEVE_TEST_CRASH_AT names this point. */
void crash_point(const char *name);
#else
static inline void hooks_read(void)
{
}
static inline int hook(unsigned which)
{
    (void)which;
    return 0;
}
static inline void crash_point(const char *name)
{
    (void)name;
}
#endif

#endif
