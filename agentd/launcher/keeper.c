/* The keeper: starts PROGRAM with one end of a socketpair as descriptor 3, so that PROGRAM sees the keeper's
 * death as an end of file, and starts it again with back-off when it dies, or says no more that it is alive.
 * Statuses 0, 2 and 3 are decisions (done, wrong use, spool taken) and end the keeper too. TERM or INT ends
 * PROGRAM by TERM, and a deaf one by KILL. HUP is passed on (read your files again), but when the terminal
 * has gone it is a TERM. Fear: a restart loop that burns the machine, and a program that outlives a TERM
 * because it came between two lives. */
#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "keeper_log.h"
#include "keeper_talk.h"
#include "limits.h"
#include "process.h"

#define EXIT_USAGE 2
#define EXIT_NO_EXEC 127

static int signal_fd;
static int had_terminal;
static sigset_t signals_before;

/* What was asked of us by signals. */
struct asked {
    int stop;
    int reload;
};

static int keeper_usage(void)
{
    fputs("usage: reeve-launcher --keep [--log FILE] [--ready-fd N] -- PROGRAM ARG...\n", stderr);
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
    keeper_log_give();
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

static int terminal_is_there(void)
{
    int fd = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static struct asked signals_take(void)
{
    struct signalfd_siginfo about;
    struct asked asked = {0, 0};
    while (read(signal_fd, &about, sizeof about) == sizeof about) {
        int is_hangup = about.ssi_signo == SIGHUP;
        asked.reload |= is_hangup;
        asked.stop |= about.ssi_signo == SIGTERM || about.ssi_signo == SIGINT ||
                      (is_hangup && had_terminal && !terminal_is_there());
    }
    return asked;
}

/* One that has closed its end says nothing more: watching it would be a loop without rest. */
static void wait_for_news(int *program_fd, int ms)
{
    struct pollfd watched[3] = {{.fd = signal_fd, .events = POLLIN},
                                {.fd = *program_fd, .events = POLLIN},
                                {.fd = keeper_log_fd(), .events = POLLIN}};
    (void)poll(watched, 3, ms);
    if (watched[1].revents && keeper_talk_take(*program_fd))
        *program_fd = -1;
    keeper_log_take();
}

/* A stop that was not heeded in time, or a silence that was too long. */
static void program_end_deaf(pid_t pid, int64_t stop_asked_ms)
{
    int64_t heard = keeper_heard_ms(), now = now_ms();
    int is_deaf = stop_asked_ms > 0 && now - stop_asked_ms > KEEPER_STOP_MS;
    int is_silent = heard > 0 && now - heard > KEEPER_SILENT_MS;
    if (!is_deaf && !is_silent)
        return;
    keeper_say("reeve-launcher: process %d %s; it is killed\n", (int)pid,
            is_deaf ? "does not end" : "says no more that it is alive");
    kill(pid, SIGKILL);
}

/* Waits for the program's end and returns its wait status. *stopping is set when we were asked to stop. */
static int program_watch(pid_t pid, int program_fd, int *stopping)
{
    int status;
    int64_t stop_asked_ms = 0;
    for (;;) {
        struct asked asked = signals_take();
        if (asked.stop) {
            *stopping = 1;
            stop_asked_ms = stop_asked_ms ? stop_asked_ms : now_ms();
            keeper_talk_stopping();
            kill(pid, SIGTERM);
        } else if (asked.reload)
            kill(pid, SIGHUP);
        if (waitpid(pid, &status, WNOHANG) == pid)
            return status;
        program_end_deaf(pid, stop_asked_ms);
        wait_for_news(&program_fd, KEEPER_LOOK_MS);
    }
}

/* Sleeps; 1 when asked to stop meanwhile. */
static int pause_for(int ms)
{
    int64_t until = now_ms() + ms;
    int nobody = -1;
    for (int64_t left = ms; left > 0; left = until - now_ms()) {
        wait_for_news(&nobody, (int)left);
        if (signals_take().stop)
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
        keeper_talk_new_life();
        pid_t pid = program_start(args, &own_end);
        if (pid > 0) {
            status = program_watch(pid, own_end, &stopping);
            (void)keeper_talk_take(own_end);
            close(own_end);
        }
        /* Who waits for the first readiness is told of a failure and not of a second try. */
        if (stopping || is_decision(status) || keeper_is_awaited())
            return status_of(status);
        if (now_ms() - born >= KEEPER_HEALTHY_MS)
            delay_ms = KEEPER_DELAY_MS_MIN;
        keeper_say("reeve-launcher: %s ended with status %d; again in %d ms\n", args[0], status_of(status),
                   delay_ms);
        if (pause_for(delay_ms))
            return 0;
        delay_ms = delay_ms * 2 < KEEPER_DELAY_MS_MAX ? delay_ms * 2 : KEEPER_DELAY_MS_MAX;
    }
}

int keeper_run(int argc, char **argv)
{
    int at = 2, ready_fd = -1;
    const char *log = NULL;
    for (; at + 1 < argc && strcmp(argv[at], "--") != 0; at += 2) {
        if (strcmp(argv[at], "--log") == 0)
            log = argv[at + 1];
        else if (strcmp(argv[at], "--ready-fd") == 0)
            ready_fd = atoi(argv[at + 1]);
        else
            return keeper_usage();
    }
    if (at + 1 >= argc || (ready_fd >= 0 && ready_fd < 3))
        return keeper_usage();
    had_terminal = terminal_is_there();
    keeper_talk_begin(ready_fd);
    if (log && keeper_log_open(log))
        return 1;
    signals_set();
    int status = keep(argv + at + 1);
    keeper_log_take();
    return status;
}
