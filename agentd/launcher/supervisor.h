/* One attempt's supervisor: its whole state, and the parts that work on it. */
#ifndef REEVE_SUPERVISOR_H
#define REEVE_SUPERVISOR_H

#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "cgroup.h"
#include "child.h"
#include "names.h"
#include "output.h"
#include "params.h"
#include "process.h"

enum cause { CAUSE_NONE, CAUSE_CANCEL, CAUSE_TIME_LIMIT, CAUSE_HOST_SHUTDOWN };
enum ended_kind { ENDED_EXITED, ENDED_SIGNALLED, ENDED_NOT_STARTED };

#define METHOD_GROUP 1u
#define METHOD_CGROUP 2u
#define METHOD_DESCENDANTS 4u

/* What the launcher hands over by fork. */
struct supervisor_order {
    struct attempt_name name;
    const char *boot;
    const char *cgroup_root; /* NULL = none */
    void *records;           /* the launcher's receive buffer, to be wiped */
    size_t records_size;
};

struct job {
    pid_t pid; /* 0 before the fork */
    uint64_t start_ticks;
    int error_fd; /* -1 once the exec is settled */
    int started;  /* exec succeeded */
    int gone;     /* reaped, or never forked */
    int status;   /* as wait4(2) gives it */
    enum step failed_step;
    int failed_errno;
    struct rusage usage;
    uint64_t started_us, ended_us;
    int64_t time_limit_at; /* monotonic ms, 0 = none */
};

struct ending {
    enum { ENDING_NONE, ENDING_TERM, ENDING_KILL } phase;
    enum cause cause;
    int64_t kill_at;  /* end of the grace */
    int64_t sweep_at; /* next look at the tree */
    int pause_ms;
    uint32_t method; /* METHOD_* bits */
    uint32_t survivors;
};

struct supervisor {
    struct attempt_name name;
    char boot[BOOT_BYTES_MAX + 1];
    uint64_t start_ticks;
    int record_fd, signal_fd, wake_fd;
    struct rlimit core;
    struct params params;
    struct cgroup cgroup;
    struct job job;
    struct ending ending;
    struct output output;
    uint64_t output_told; /* frame bytes in slot 5 */
    int stall_told;
    int ended;  /* slot 3 is written */
    int closed; /* slot 4 is written */
};

/* The supervisor's life; never returns. Called in the second child of a double fork. */
_Noreturn void supervisor_run(const struct supervisor_order *order);

/* job.c: forks the job. What fails before the fork settles the job as not started. */
void job_start(struct supervisor *supervisor);
/* Reads the error pipe: started, or why not. */
void job_settle_exec(struct supervisor *supervisor);
/* Reaps what has died; notes the job's own end. */
void job_reap(struct supervisor *supervisor);

/* ending.c */
void ending_begin(struct supervisor *supervisor, enum cause cause, int whole_tree);
/* Goes on with an ending: the end of the grace, sweeps. Returns 1 when no process is left. */
int ending_turn(struct supervisor *supervisor);
/* Distinct processes that were signalled and are gone. */
uint32_t ending_count(const struct ending *ending);

/* report.c: slots and wake-ups. */
void report_started(struct supervisor *supervisor);
void report_output(struct supervisor *supervisor);
void report_stopping(struct supervisor *supervisor, const struct process *list, int count);
/* These two try again while the disk fails, up to a bound; 0, or -1 when the record could not be written. */
int report_ended(struct supervisor *supervisor);
int report_closed(struct supervisor *supervisor);

#endif
