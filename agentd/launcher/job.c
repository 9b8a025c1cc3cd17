/* Forks the job and learns how its start and its end went. A start has succeeded when the error pipe ends
 * without a word AND the process is past exec: a child that was killed before exec also closes the pipe, and
 * must not be reported as started. The kernel tells the two apart by a flag of the process (PF_FORKNOEXEC in
 * /proc/PID/stat, ps(1) "forked but didn't exec"), which a zombie keeps, so it is read before reaping. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"
#include "supervisor.h"

#define FORKED_BUT_NO_EXEC 0x40u

static void not_started(struct supervisor *supervisor, enum step step, int number)
{
    supervisor->job.failed_step = step;
    supervisor->job.failed_errno = number;
}

/* Pipes of the output, into `ends` the job's sides. 0 or -1. */
static int pipes_make(struct supervisor *supervisor, int ends[2], int error[2])
{
    int count = supervisor->params.merge ? 1 : 2;
    ends[0] = ends[1] = error[0] = error[1] = -1;
    for (int i = 0; i < count; i++) {
        int both[2];
        if (pipe2(both, O_CLOEXEC))
            return -1;
        supervisor->output.pipe[i] = both[0];
        ends[i] = both[1];
        if (fcntl(both[0], F_SETFL, O_NONBLOCK))
            return -1;
        /* The job opens /dev/stdout by path: it needs the pipe to be its own (also in root mode). */
        if (supervisor->params.identity && fchown(both[1], supervisor->params.uid, supervisor->params.gid))
            return -1;
    }
    if (count == 1)
        ends[1] = ends[0];
    return pipe2(error, O_CLOEXEC);
}

static void close_both(const int fds[2])
{
    if (fds[0] >= 0)
        close(fds[0]);
    if (fds[1] >= 0 && fds[1] != fds[0])
        close(fds[1]);
}

static void job_fork(struct supervisor *supervisor, struct child_setup *setup, int error[2])
{
    struct job *job = &supervisor->job;
    struct process process;
    pid_t pid = fork();
    if (pid == 0)
        child_run(setup);
    if (pid < 0) {
        not_started(supervisor, STEP_FORK, errno);
        job->gone = 1;
        close(error[0]);
        return;
    }
    job->pid = pid;
    job->gone = 0;
    job->error_fd = error[0];
    (void)fcntl(error[0], F_SETFL, O_NONBLOCK);
    job->start_ticks = process_read(pid, &process) ? 0 : process.start_ticks;
    setup->error_fd = -1;
}

void job_start(struct supervisor *supervisor)
{
    struct child_setup setup = {.params = &supervisor->params, .procs_fd = -1, .core = supervisor->core};
    int error[2];
    if (supervisor->cgroup.path[0] && (setup.procs_fd = cgroup_open_procs(&supervisor->cgroup)) < 0) {
        not_started(supervisor, STEP_CGROUP, errno);
        return;
    }
    if (pipes_make(supervisor, setup.output, error)) {
        not_started(supervisor, STEP_PIPE, errno);
        close_both(error);
    } else {
        setup.error_fd = error[1];
        job_fork(supervisor, &setup, error);
        close(error[1]);
    }
    close_both(setup.output);
    if (setup.procs_fd >= 0)
        close(setup.procs_fd);
}

static int is_past_exec(pid_t pid)
{
    struct process process;
    return process_read(pid, &process) == 0 && !(process.flags & FORKED_BUT_NO_EXEC);
}

void job_settle_exec(struct supervisor *supervisor)
{
    struct job *job = &supervisor->job;
    struct child_error error;
    if (job->error_fd < 0)
        return;
    ssize_t got = read(job->error_fd, &error, sizeof error);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    close(job->error_fd);
    job->error_fd = -1;
    if (got == sizeof error && error.step <= STEP_EXEC) {
        not_started(supervisor, (enum step)error.step, error.number);
        job->failed_fault = error.fault;
    } else if (got != 0 || !is_past_exec(job->pid)) {
        not_started(supervisor, STEP_EXEC, supervisor->ending.cause ? ECANCELED : EINTR);
    } else {
        job->started = 1;
        job->started_us = now_us();
        if (supervisor->params.time_limit_ms > 0 && supervisor->params.time_limit_ms < INT64_MAX / 2)
            job->time_limit_at = now_ms() + (int64_t)supervisor->params.time_limit_ms;
        report_started(supervisor);
    }
}

void job_reap(struct supervisor *supervisor)
{
    struct job *job = &supervisor->job;
    for (int reaps = 0; reaps < REAPS_PER_TURN_MAX; reaps++) {
        siginfo_t about = {0};
        struct rusage usage;
        int status;
        if (waitid(P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT | __WALL) || about.si_pid == 0)
            return;
        if (about.si_pid == job->pid && !job->gone)
            job_settle_exec(supervisor);
        if (wait4(about.si_pid, &status, __WALL | WNOHANG, &usage) != about.si_pid)
            return;
        if (about.si_pid != job->pid || job->gone)
            continue;
        job->gone = 1;
        job->status = status;
        job->usage = usage;
        job->ended_us = now_us();
    }
}
