/* The keeper: starts PROGRAM with one end of a socketpair as descriptor 3, so that PROGRAM sees the keeper's
 * death as an end of file, and starts it again with back-off when it dies. Statuses 0, 2 and 3 are decisions
 * (done, wrong use, spool taken) and end the keeper too. TERM, INT or HUP (the terminal has gone) ends
 * PROGRAM by TERM. Fear: a restart loop that burns the machine, and a program that outlives a TERM because it
 * came between two lives. */
#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "limits.h"
#include "process.h"

#define EXIT_USAGE 2
#define EXIT_NO_EXEC 127

static int signal_fd;
static sigset_t signals_before;

static int keeper_usage(void)
{
    fputs("usage: reeve-launcher --keep [--log FILE] -- PROGRAM ARG...\n", stderr);
    return EXIT_USAGE;
}

static void signals_set(void)
{
    sigset_t heard;
    sigemptyset(&heard);
    sigaddset(&heard, SIGTERM);
    sigaddset(&heard, SIGINT);
    sigaddset(&heard, SIGHUP);
    sigaddset(&heard, SIGCHLD);
    sigprocmask(SIG_BLOCK, &heard, &signals_before);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    signal_fd = signalfd(-1, &heard, SFD_NONBLOCK | SFD_CLOEXEC);
}

static _Noreturn void program_exec(char **args, int socket_fd)
{
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &signals_before, NULL);
    if (socket_fd == 3)
        (void)fcntl(3, F_SETFD, 0);
    else if (dup2(socket_fd, 3) < 0)
        _exit(EXIT_NO_EXEC);
    close_from(4);
    execvp(args[0], args);
    fprintf(stderr, "reeve-launcher: could not execute %s: %s\n", args[0], strerror(errno));
    _exit(EXIT_NO_EXEC);
}

/* The program's pid and our end of its socket, or -1. */
static pid_t program_start(char **args, int *own_end)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        program_exec(args, ends[1]);
    close(ends[1]);
    if (pid < 0)
        close(ends[0]);
    *own_end = ends[0];
    return pid;
}

/* Takes waiting signals; 1 when one of them asked us to stop. */
static int stop_was_asked(void)
{
    struct signalfd_siginfo about;
    int stop = 0;
    while (read(signal_fd, &about, sizeof about) == sizeof about)
        stop |= about.ssi_signo != SIGCHLD;
    return stop;
}

/* Waits for the program's end and returns its wait status. *stopping is set when we were asked to stop. */
static int program_watch(pid_t pid, int *stopping)
{
    int status;
    for (;;) {
        if (stop_was_asked()) {
            *stopping = 1;
            kill(pid, SIGTERM);
        }
        if (waitpid(pid, &status, WNOHANG) == pid)
            return status;
        struct pollfd watched = {.fd = signal_fd, .events = POLLIN};
        (void)poll(&watched, 1, -1);
    }
}

/* Sleeps; 1 when asked to stop meanwhile. */
static int pause_for(int ms)
{
    int64_t until = now_ms() + ms;
    for (int64_t left = ms; left > 0; left = until - now_ms()) {
        struct pollfd watched = {.fd = signal_fd, .events = POLLIN};
        if (poll(&watched, 1, (int)left) > 0 && stop_was_asked())
            return 1;
    }
    return 0;
}

static int status_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int is_decision(int status)
{
    return WIFEXITED(status) &&
           (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 2 || WEXITSTATUS(status) == 3);
}

static int keep(char **args)
{
    int delay_ms = KEEPER_DELAY_MS_MIN, stopping = 0;
    for (;;) {
        int64_t born = now_ms();
        int own_end = -1, status = 1 << 8;
        pid_t pid = program_start(args, &own_end);
        if (pid > 0) {
            status = program_watch(pid, &stopping);
            close(own_end);
        }
        if (stopping || is_decision(status))
            return status_of(status);
        if (now_ms() - born >= KEEPER_HEALTHY_MS)
            delay_ms = KEEPER_DELAY_MS_MIN;
        fprintf(stderr, "reeve-launcher: %s ended with status %d; again in %d ms\n", args[0],
                status_of(status), delay_ms);
        if (pause_for(delay_ms))
            return 0;
        delay_ms = delay_ms * 2 < KEEPER_DELAY_MS_MAX ? delay_ms * 2 : KEEPER_DELAY_MS_MAX;
    }
}

/* Output of keeper and program, appended; the terminal is let go of. */
static int log_open(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0640);
    int null_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (fd < 0 || null_fd < 0 || dup2(null_fd, 0) < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0) {
        fprintf(stderr, "reeve-launcher: could not open %s: %s\n", path, strerror(errno));
        return -1;
    }
    close(fd);
    close(null_fd);
    return 0;
}

int keeper_run(int argc, char **argv)
{
    int at = 2;
    const char *log = NULL;
    if (at + 1 < argc && strcmp(argv[at], "--log") == 0) {
        log = argv[at + 1];
        at += 2;
    }
    if (at + 1 >= argc || strcmp(argv[at], "--") != 0)
        return keeper_usage();
    if (log && log_open(log))
        return 1;
    signals_set();
    return keep(argv + at + 1);
}
