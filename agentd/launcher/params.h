/* Start parameters of one attempt (run-directory.md, "params"): what the monitor decided, for the supervisor
 * to do. */
#ifndef REEVE_PARAMS_H
#define REEVE_PARAMS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define RLIMITS_MAX 16

enum leftovers { LEFTOVERS_KEEP, LEFTOVERS_END, LEFTOVERS_WAIT };

struct rlimit_wish {
    uint32_t resource;
    uint64_t soft;
    uint64_t hard;
};

struct params {
    const uint8_t *ledger;
    uint64_t run;
    uint32_t attempt;
    const char *exec_path;
    char **args;
    uint32_t arg_count;
    char **env;
    uint32_t env_count;
    const char *cwd;
    uint32_t umask;
    const uint8_t *groups; /* u32 each, unaligned */
    uint32_t group_count;
    struct rlimit_wish rlimits[RLIMITS_MAX];
    uint32_t rlimit_count;
    uint32_t uid;
    uint32_t gid;
    int32_t nice;
    int32_t oom_score_adj;
    uint64_t log_limit;
    uint64_t time_limit_ms;
    uint64_t spool_min_free;
    uint64_t spool_max_run;
    uint32_t grace_ms;
    uint8_t exec_search, stdin_file, sh_fallback, identity, on_spool_full, merge, leftovers;
    uint64_t seen; /* bit per row of the tag table */
    uint8_t *bytes;
    size_t length;
};

/* Parses and keeps `bytes`, which it changes: strings are terminated in place. 0, or -1. The vectors come
 * from one anonymous mapping that params_release gives back. */
int params_parse(struct params *params, uint8_t *bytes, size_t length);
/* Reads so many bytes from there in the file and parses them. 0, or -1 with errno (EBADMSG: malformed, EFBIG:
 * over the limit). The descriptor stays open. */
int params_load(struct params *params, int fd, off_t at, size_t length);
/* Gives the memory back once the job has been forked; numbers stay valid, strings and vectors do not. */
void params_release(struct params *params);

#endif
