/* The job's own process, from fork to exec. Everything of the supervisor must be gone at exec: descriptors,
 * signal mask and dispositions, umask, limits, environment. Every failure is told over the close-on-exec
 * error pipe as step and errno. Order: session, signals, cgroup, descriptors, then what may need rights
 * (limits, nice, oom), then the user, then what must be done as that user (cwd, exec). */
#include "child.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "become_user.h"
#include "hooks.h"
#include "limits.h"
#include "process.h"

#define ERROR_FD 3
#define PATH_DEFAULT "/usr/local/bin:/usr/bin:/bin"

const char *step_word(enum step step)
{
    static const char *const words[] = {"params", "identity", "cgroup", "pipe", "fork",
                                        "stdin",  "cwd",      "limits", "exec"};
    return words[step];
}

static _Noreturn void fail(int error_fd, enum step step, int number)
{
    struct child_error error = {step, number};
    ssize_t wrote = write(error_fd, &error, sizeof error);
    _exit(wrote == sizeof error ? 126 : 125);
}

void close_from(int first)
{
    if (!hook(HOOK_NO_CLOSE_RANGE) && syscall(SYS_close_range, first, ~0u, 0) == 0)
        return;
    DIR *open_files = opendir("/proc/self/fd");
    struct dirent *entry;
    if (!open_files) {
        for (int fd = first; fd < 65536; fd++)
            close(fd);
        return;
    }
    while ((entry = readdir(open_files))) {
        int fd = entry->d_name[0] == '.' ? -1 : atoi(entry->d_name);
        if (fd >= first && fd != dirfd(open_files))
            close(fd);
    }
    closedir(open_files);
}

/* What the launcher ignores, or was started with: nothing else is not at its default after the forks. */
static sigset_t ignored;

void signals_note(void)
{
    struct sigaction now;
    sigemptyset(&ignored);
    for (int number = 1; number < NSIG; number++)
        if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_DFL)
            sigaddset(&ignored, number);
}

static void signals_reset(void)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        if (sigismember(&ignored, number) == 1)
            signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Lays stdin, stdout, stderr and the error pipe on 0-3 and closes all others. Supervisors hold /dev/null on
 * 0-2, so none of the sources can be below 3 and be overwritten before it is copied. */
static int descriptors_set(const struct child_setup *setup)
{
    int input = open(setup->params->stdin_file ? "stdin" : "/dev/null", O_RDONLY | O_CLOEXEC);
    if (input < 0)
        return -1;
    int error_fd = fcntl(setup->error_fd, F_DUPFD_CLOEXEC, 10);
    if (error_fd < 0 || dup2(input, 0) < 0 || dup2(setup->output[0], 1) < 0 || dup2(setup->output[1], 2) < 0)
        return -1;
    if (dup3(error_fd, ERROR_FD, O_CLOEXEC) < 0)
        return -1;
    close_from(ERROR_FD + 1);
    return 0;
}

static int rlimit_apply(const struct rlimit_wish *wish)
{
    struct rlimit have, want = {wish->soft, wish->hard};
    if (getrlimit((int)wish->resource, &have))
        return -1;
    if (geteuid() != 0) {
        if (want.rlim_max > have.rlim_max)
            want.rlim_max = have.rlim_max;
        if (want.rlim_cur > want.rlim_max)
            want.rlim_cur = want.rlim_max;
    }
    return setrlimit((int)wish->resource, &want);
}

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

static int limits_apply(const struct child_setup *setup)
{
    const struct params *params = setup->params;
    umask((mode_t)params->umask);
    if (setrlimit(RLIMIT_CORE, &setup->core))
        return -1;
    for (uint32_t i = 0; i < params->rlimit_count; i++)
        if (rlimit_apply(&params->rlimits[i]))
            return -1;
    if (params->nice != 0 && setpriority(PRIO_PROCESS, 0, params->nice))
        return -1;
    if (params->oom_score_adj != 0)
        oom_score_apply(params->oom_score_adj);
    return 0;
}

/* One exec, tried again while the file is still being written by somebody (a fork elsewhere may hold it for
 * an instant), and given to /bin/sh when it has no #! line and the job allows that (execvp(3)). */
static void exec_one(const struct params *params, const char *path)
{
    for (int tries = 0; tries < TEXT_BUSY_TRIES_MAX; tries++) {
        execve(path, params->args, params->env);
        if (errno != ETXTBSY)
            break;
        usleep(TEXT_BUSY_RETRY_US);
    }
    if (errno != ENOEXEC || !params->sh_fallback)
        return;
    char **args = params->args - 1;
    char sh[] = "/bin/sh";
    args[0] = sh;
    args[1] = (char *)(uintptr_t)path;
    execve(sh, args, params->env);
}

static const char *path_of(const struct params *params)
{
    for (uint32_t i = 0; i < params->env_count; i++)
        if (strncmp(params->env[i], "PATH=", 5) == 0)
            return params->env[i] + 5;
    return PATH_DEFAULT;
}

/* As execvp(3): a place that cannot be searched is passed over, but "permission denied" is remembered. */
static int exec_search(const struct params *params)
{
    static char path[PATH_BYTES_MAX];
    int denied = 0;
    for (const char *at = path_of(params);; at++) {
        int length = (int)strcspn(at, ":");
        const char *format = length > 0 ? "%.*s/%s" : "%.*s./%s";
        int size = snprintf(path, sizeof path, format, length, at, params->exec_path);
        if (size > 0 && (size_t)size < sizeof path) {
            exec_one(params, path);
            if (errno == EACCES)
                denied = 1;
            else if (errno != ENOENT && errno != ENOTDIR && errno != ESTALE && errno != ENODEV &&
                     errno != ETIMEDOUT)
                return errno;
        }
        at += length;
        if (!*at)
            return denied ? EACCES : ENOENT;
    }
}

_Noreturn void child_run(const struct child_setup *setup)
{
    const struct params *params = setup->params;
    setsid();
    signals_reset();
    if (setup->procs_fd >= 0 && write(setup->procs_fd, "0", 1) != 1)
        fail(setup->error_fd, STEP_CGROUP, errno);
    if (descriptors_set(setup))
        fail(setup->error_fd, STEP_STDIN, errno);
    if (limits_apply(setup))
        fail(ERROR_FD, STEP_LIMITS, errno);
    if (become_user(params))
        fail(ERROR_FD, STEP_IDENTITY, errno);
    if (chdir(params->cwd))
        fail(ERROR_FD, STEP_CWD, errno);
    crash_point("before-exec");
    if (params->exec_search)
        fail(ERROR_FD, STEP_EXEC, exec_search(params));
    exec_one(params, params->exec_path);
    fail(ERROR_FD, STEP_EXEC, errno);
}
