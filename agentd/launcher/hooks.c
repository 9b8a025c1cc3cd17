/* The test build's switches, see hooks.h: pretend that the kernel lacks something, or die at a named point.
 * It owns the reading of REEVE_TEST_*; who asks decides what to do instead. Compiles to nothing in the
 * shipped program: a switch there would let whoever starts the daemon turn a safety off. */
#include "hooks.h"

#ifdef REEVE_TEST
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned hooks_set;
static char crash_at[32];

/* LeakSanitizer stops its own process with ptrace, which a non-dumpable supervisor forbids. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0:abort_on_error=0:exitcode=99:log_path=stderr";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
    return "halt_on_error=1:print_stacktrace=1";
}

void hooks_read(void)
{
    static const struct {
        const char *name;
        unsigned bit;
    } table[] = {
        {"REEVE_TEST_NO_PIDFD", HOOK_NO_PIDFD},
        {"REEVE_TEST_NO_CLOSE_RANGE", HOOK_NO_CLOSE_RANGE},
        {"REEVE_TEST_NO_CGROUP_KILL", HOOK_NO_CGROUP_KILL},
        {"REEVE_TEST_NO_SHA_NI", HOOK_NO_SHA_NI},
        {"REEVE_TEST_NO_CHILDREN_FILE", HOOK_NO_CHILDREN_FILE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (getenv(table[i].name))
            hooks_set |= table[i].bit;
    const char *point = getenv("REEVE_TEST_CRASH_AT");
    if (point)
        snprintf(crash_at, sizeof crash_at, "%s", point);
}

int hook(unsigned which)
{
    return (hooks_set & which) != 0;
}

void crash_point(const char *name)
{
    if (strcmp(name, crash_at) == 0)
        kill(getpid(), SIGKILL);
}
#else
typedef int hooks_are_compiled_out;
#endif
