/* PAM's modules may hang or crash, so each request runs in a process group of its own that is killed at its
 * deadline. A few at once, beyond that EAGAIN: the queue is the monitor's, which holds passwords sealed until
 * their turn. Nothing is waited for: one that cannot be reaped (a dead mount) keeps its place, no more.
 * The danger: a password left in this process. It passes through one buffer, which is wiped here. */
#include "pam_call.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "helper.h"
#include "process.h"

static struct call {
    pid_t pid;       /* 0 = free */
    int fd;          /* -1 = answered, waiting to be reaped */
    int64_t deadline;
    struct record question;
    size_t have;
    uint8_t answer[PAM_ANSWER_BYTES];
} calls[PAM_PLACES];

static void close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

/* The request lies whole in the pipe before there is a process to read it: it is below PIPE_BUF. */
static int question_put(const struct record *record, int ends[2])
{
    if (pipe2(ends, O_CLOEXEC))
        return errno;
    if (write(ends[1], record->payload, record->length) == (ssize_t)record->length)
        return 0;
    close_both(ends);
    return EIO;
}

/* 0, or errno. */
static int helper_start(struct call *call, const char *program, const struct record *record)
{
    int in[2], out[2];
    int why = question_put(record, in);
    if (why)
        return why;
    if (pipe2(out, O_CLOEXEC)) {
        why = errno;
        close_both(in);
        return why;
    }
    pid_t pid = fork();
    if (pid == 0) {
        char *args[] = {(char *)(uintptr_t)program, NULL};
        helper_exec(args, in[0], out[1]);
    }
    why = errno;
    close_both(in);
    close(out[1]);
    if (pid < 0) {
        close(out[0]);
        return why;
    }
    (void)fcntl(out[0], F_SETFL, O_NONBLOCK);
    *call = (struct call){pid, out[0], now_ms() + PAM_DEADLINE_MS, *record, 0, {0}};
    return 0;
}

static int call_begin(const char *program, const struct record *record)
{
    if (!program || access(program, X_OK))
        return ENOSYS;
    struct call *place = NULL;
    int at_once = 0;
    for (int i = 0; i < PAM_PLACES; i++) {
        at_once += calls[i].pid && calls[i].fd >= 0;
        if (calls[i].pid == 0)
            place = &calls[i];
    }
    return place && at_once < PAMS_AT_ONCE_MAX ? helper_start(place, program, record) : EAGAIN;
}

int pam_call_begin(const char *program, const struct record *record)
{
    if (record->length < PAM_REQUEST_HEAD_BYTES || record->length > PAM_REQUEST_BYTES_MAX)
        return -1;
    int status = call_begin(program, record);
    explicit_bzero((void *)(uintptr_t)record->payload, record->length);
    if (status)
        wire_reply(record, (uint32_t)status, NULL, 0);
    return 0;
}

int pam_call_watch(struct pollfd *watched)
{
    int count = 0;
    for (int i = 0; i < PAM_PLACES; i++)
        if (calls[i].pid && calls[i].fd >= 0)
            watched[count++] = (struct pollfd){.fd = calls[i].fd, .events = POLLIN};
    return count;
}

/* Modules start processes, too; and it may not have come to setsid() yet. */
static void call_kill(const struct call *call)
{
    kill(-call->pid, SIGKILL);
    kill(call->pid, SIGKILL);
}

static void call_answer(struct call *call, uint32_t status)
{
    wire_reply(&call->question, status, call->answer, status ? 0 : call->have);
    close(call->fd);
    call->fd = -1;
    call_kill(call);
}

/* 1 when there is no more to read. */
static int answer_read(struct call *call)
{
    ssize_t got = 1;
    while (got > 0 && call->have < sizeof call->answer) {
        got = read(call->fd, call->answer + call->have, sizeof call->answer - call->have);
        if (got > 0)
            call->have += (size_t)got;
    }
    return got >= 0 || (errno != EAGAIN && errno != EINTR);
}

static void call_turn(struct call *call, int64_t now)
{
    /* Asked before the answer is read: what the dead have written is there by then. */
    siginfo_t gone = {.si_pid = 0};
    int is_gone = waitid(P_PID, (id_t)call->pid, &gone, WEXITED | WNOHANG | WNOWAIT) || gone.si_pid;
    if (call->fd >= 0) {
        int is_read = answer_read(call);
        if (call->have == sizeof call->answer)
            call_answer(call, 0);
        else if (is_gone || is_read)
            call_answer(call, EIO);
        else if (now >= call->deadline)
            call_answer(call, ETIMEDOUT);
    }
    /* Reaped after its group was killed: until then the number is nobody else's. */
    if (call->fd < 0 && is_gone) {
        (void)waitpid(call->pid, NULL, WNOHANG);
        call->pid = 0;
    }
}

void pam_call_turn(int64_t now)
{
    for (int i = 0; i < PAM_PLACES; i++)
        if (calls[i].pid && wire_has_room())
            call_turn(&calls[i], now);
}

int64_t pam_call_deadline(void)
{
    int64_t next = 0;
    for (int i = 0; i < PAM_PLACES; i++) {
        if (!calls[i].pid)
            continue;
        int64_t at = calls[i].fd < 0 ? now_ms() + PAM_LOOK_AGAIN_MS : calls[i].deadline;
        if (next == 0 || at < next)
            next = at;
    }
    return next;
}

void pam_call_end_all(void)
{
    for (int i = 0; i < PAM_PLACES; i++)
        if (calls[i].pid)
            call_kill(&calls[i]);
}
