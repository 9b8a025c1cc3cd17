/* A job's standing in the machine. In root mode none of it is the daemon's, whose unit may raise or lower its
 * own: nice and oom score as the parameters say, ordinary scheduling, no I/O priority, the CPUs of pid 1. In
 * owner mode only what was asked for is changed, because most of it may not be. Called by child.c. Fear: a
 * job that the kernel spares, or that starves the host, because agentd's unit says so of agentd. */
#include "priority.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define IOPRIO_WHO_PROCESS 1

/* Failure is ignored when lowering (only root may); the job would merely be a likelier victim. */
static void oom_score_apply(int score)
{
    char word[16];
    int length = snprintf(word, sizeof word, "%d", score);
    /* The file of a process that is not dumpable belongs to root. Nothing of the supervisor's is left to
     * read. */
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (fd < 0)
        return;
    ssize_t wrote = write(fd, word, (size_t)length);
    (void)wrote;
    close(fd);
}

/* The CPUs of pid 1 are the host's (or the container's); not to know them leaves the daemon's. */
static void cpus_reset(void)
{
    cpu_set_t cpus;
    if (sched_getaffinity(1, sizeof cpus, &cpus) == 0)
        (void)sched_setaffinity(0, sizeof cpus, &cpus);
}

int priority_apply(const struct params *params)
{
    const struct sched_param ordinary = {0};
    if (params->identity) {
        if (sched_setscheduler(0, SCHED_OTHER, &ordinary))
            return -1;
        (void)syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, 0);
        cpus_reset();
    }
    if ((params->identity || params->nice != 0) && setpriority(PRIO_PROCESS, 0, params->nice))
        return -1;
    if (params->identity || params->oom_score_adj != 0)
        oom_score_apply(params->oom_score_adj);
    return 0;
}
