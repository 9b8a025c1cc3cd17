/* The job's own process, from fork to exec. Everything of the supervisor must be gone at exec: descriptors,
 * signal mask and dispositions, umask, limits, environment. Every failure is told over the close-on-exec
 * error pipe as step and errno. Order: session, signals, cgroup, descriptors, then what may need rights
 * (limits, priority, access to its own files), then the user, then what must be done as that user (cwd,
 * exec). */
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
#include "grant.h"
#include "hooks.h"
#include "limits.h"
#include "priority.h"
#include "process.h"

#define ERROR_FD 3
#define PATH_DEFAULT "/usr/local/bin:/usr/bin:/bin"

const char *step_word(enum step step)
{
    static const char *const words[] = {"params", "identity", "cgroup", "pipe", "fork",
                                        "stdin",  "cwd",      "limits", "grant", "env_file", "exec"};
    return words[step];
}

static _Noreturn void fail_saying(int error_fd, const struct child_error *error)
{
    ssize_t wrote = write(error_fd, error, sizeof *error);
    _exit(wrote == sizeof *error ? 126 : 125);
}

static _Noreturn void fail(int error_fd, enum step step, int number)
{
    struct child_error error = {.step = step, .number = number};
    fail_saying(error_fd, &error);
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

/* Never more than may be had: not as root (owner mode), in a container without CAP_SYS_RESOURCE, or beyond
 * fs.nr_open. A job with less is better than none, and ulimit(1) says what it has. */
static int rlimit_apply(const struct rlimit_wish *wish)
{
    struct rlimit have, want = {wish->soft, wish->hard};
    if (setrlimit((int)wish->resource, &want) == 0)
        return 0;
    if (errno != EPERM || getrlimit((int)wish->resource, &have))
        return -1;
    if (want.rlim_max > have.rlim_max)
        want.rlim_max = have.rlim_max;
    if (want.rlim_cur > want.rlim_max)
        want.rlim_cur = want.rlim_max;
    return setrlimit((int)wish->resource, &want);
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
    return priority_apply(params);
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

static void env_file_lay(struct params *params)
{
    struct child_error error = {.step = STEP_ENV_FILE};
    if (env_file_apply(params, &error.fault) == 0)
        return;
    error.number = errno;
    fail_saying(ERROR_FD, &error);
}

_Noreturn void child_run(const struct child_setup *setup)
{
    struct params own = *setup->params, *params = &own;
    setsid();
    signals_reset();
    if (setup->procs_fd >= 0 && write(setup->procs_fd, "0", 1) != 1)
        fail(setup->error_fd, STEP_CGROUP, errno);
    if (descriptors_set(setup))
        fail(setup->error_fd, STEP_STDIN, errno);
    if (limits_apply(setup))
        fail(ERROR_FD, STEP_LIMITS, errno);
    if (params->identity && files_grant(params->uid))
        fail(ERROR_FD, STEP_GRANT, errno);
    if (become_user(params))
        fail(ERROR_FD, STEP_IDENTITY, errno);
    if (chdir(params->cwd))
        fail(ERROR_FD, STEP_CWD, errno);
    if (params->env_file)
        env_file_lay(params);
    crash_point("before-exec");
    if (params->exec_search)
        fail(ERROR_FD, STEP_EXEC, exec_search(params));
    exec_one(params, params->exec_path);
    fail(ERROR_FD, STEP_EXEC, errno);
}
