/* What happens between fork and exec of the job. */
#ifndef REEVE_CHILD_H
#define REEVE_CHILD_H

#include <stdint.h>
#include <sys/resource.h>

#include "env_file.h"
#include "params.h"

enum step {
    STEP_PARAMS,
    STEP_IDENTITY,
    STEP_CGROUP,
    STEP_PIPE,
    STEP_FORK,
    STEP_STDIN,
    STEP_CWD,
    STEP_LIMITS,
    STEP_GRANT,
    STEP_ENV_FILE,
    STEP_EXEC
};

/* The word that slot 3 holds for a step. */
const char *step_word(enum step step);

/* What the child says on the error pipe when it cannot go on. */
struct child_error {
    uint32_t step;
    int32_t number;
    struct env_fault fault; /* step env_file */
};

struct child_setup {
    const struct params *params;
    int procs_fd;  /* cgroup.procs, or -1 */
    int output[2]; /* write ends; the same one twice when merged */
    int error_fd;
    struct rlimit core; /* the core limit that the supervisor lowered for itself */
};

/* Never returns. */
_Noreturn void child_run(const struct child_setup *setup);

/* Once in the launcher, when it has set its own signals: a job's are reset from what is found here. */
void signals_note(void);

/* Closes every descriptor from `first` on; over /proc/self/fd where the kernel has no close_range(2). */
void close_from(int first);

#endif
