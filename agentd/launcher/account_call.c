/* Account look-ups may hang (LDAP, a dead name server), so each runs in a process of its own that is killed
 * at its deadline; the launcher itself never touches NSS. At most a few at once; beyond that the answer is
 * EAGAIN. */
#include "account_call.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "helper.h"
#include "process.h"

#define QUESTION_BYTES_MAX 512

static struct call {
    pid_t pid; /* 0 = free */
    int fd;
    int64_t deadline;
    struct record question;
    size_t have;
    uint8_t answer[ACCOUNT_ANSWER_BYTES_MAX];
} calls[ACCOUNTS_AT_ONCE_MAX];

/* 0, or errno. */
static int helper_start(struct call *call, const char *program, const char *question)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return errno;
    pid_t pid = fork();
    if (pid == 0) {
        char *args[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)question, NULL};
        helper_exec(args, -1, ends[1]);
    }
    int why = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return why;
    }
    (void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
    call->pid = pid;
    call->fd = ends[0];
    call->have = 0;
    call->deadline = now_ms() + ACCOUNT_DEADLINE_MS;
    return 0;
}

int account_call_begin(const char *program, const struct record *record)
{
    char question[QUESTION_BYTES_MAX + 1];
    int is_question = record->length > 4 && record->length <= QUESTION_BYTES_MAX &&
                      (memcmp(record->payload, "name:", 5) == 0 || memcmp(record->payload, "uid:", 4) == 0) &&
                      !memchr(record->payload, 0, record->length);
    if (!is_question)
        return -1;
    memcpy(question, record->payload, record->length);
    question[record->length] = 0;
    int status = program ? EAGAIN : ENOSYS;
    for (int i = 0; i < ACCOUNTS_AT_ONCE_MAX && status == EAGAIN; i++)
        if (calls[i].pid == 0) {
            calls[i].question = *record;
            status = helper_start(&calls[i], program, question);
            if (status == EAGAIN)
                break;
        }
    if (status)
        wire_reply(record, (uint32_t)status, NULL, 0);
    return 0;
}

int account_call_watch(struct pollfd *watched)
{
    int count = 0;
    for (int i = 0; i < ACCOUNTS_AT_ONCE_MAX; i++)
        if (calls[i].pid && calls[i].fd >= 0)
            watched[count++] = (struct pollfd){.fd = calls[i].fd, .events = POLLIN};
    return count;
}

static void answer_read(struct call *call)
{
    ssize_t got = 1;
    while (call->fd >= 0 && got > 0) {
        if (call->have == sizeof call->answer)
            got = 0;
        else
            got = read(call->fd, call->answer + call->have, sizeof call->answer - call->have);
        if (got > 0)
            call->have += (size_t)got;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (call->fd >= 0)
        close(call->fd);
    call->fd = -1;
}

static void call_finish(struct call *call, uint32_t status)
{
    if (call->fd >= 0)
        close(call->fd);
    call->pid = 0;
    wire_reply(&call->question, status, call->answer, status ? 0 : call->have);
}

static void call_turn(struct call *call, int64_t now)
{
    int status;
    answer_read(call);
    pid_t gone = waitpid(call->pid, &status, WNOHANG);
    if (gone == call->pid) {
        answer_read(call);
        int code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
        call_finish(call, code == 0 ? 0 : code == 2 ? ENOENT : EIO);
    } else if (now >= call->deadline) {
        kill(call->pid, SIGKILL);
        (void)waitpid(call->pid, &status, 0);
        call_finish(call, ETIMEDOUT);
    }
}

void account_call_turn(int64_t now)
{
    for (int i = 0; i < ACCOUNTS_AT_ONCE_MAX; i++)
        if (calls[i].pid && wire_has_room())
            call_turn(&calls[i], now);
}

int64_t account_call_deadline(void)
{
    int64_t next = 0;
    for (int i = 0; i < ACCOUNTS_AT_ONCE_MAX; i++) {
        if (!calls[i].pid)
            continue;
        /* One that has said all it had to say is about to exit; nothing else would tell us when. */
        int64_t at = calls[i].fd < 0 ? now_ms() + ACCOUNT_EXIT_CHECK_MS : calls[i].deadline;
        if (next == 0 || at < next)
            next = at;
    }
    return next;
}

void account_call_end_all(void)
{
    for (int i = 0; i < ACCOUNTS_AT_ONCE_MAX; i++)
        if (calls[i].pid) {
            kill(calls[i].pid, SIGKILL);
            (void)waitpid(calls[i].pid, NULL, 0);
        }
}
