/* A few calls at a time on a unix socket. A question is one frame (u32 length, bytes); it goes to the monitor
 * with the uid and pid that the kernel vouches for, and what the monitor answers goes back as frames, one at
 * a time: its next part is asked for when the one before has left. Nothing is decided here, not even who may
 * ask. Fear: a caller that is slow or silent; each has small buffers and a deadline, and nobody waits. */
#include "control.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "bytes.h"
#include "process.h"

#define LENGTH_BYTES 4

static int listen_fd = -1;
static uint32_t last_call;

static struct call {
    int fd; /* -1 = free */
    uint32_t number;
    int64_t deadline; /* 0 = it is the monitor's turn */
    int is_asked, is_last;
    struct record answered; /* the part that is being written */
    size_t have, sent;
    uint8_t bytes[LENGTH_BYTES + CONTROL_BYTES_MAX];
} calls[CONTROL_CALLS_MAX];

int32_t control_question(const uint8_t *bytes, size_t length)
{
    if (length < LENGTH_BYTES)
        return 0;
    uint32_t size = get_u32(bytes);
    if (size == 0 || size > CONTROL_QUESTION_BYTES_MAX || length - LENGTH_BYTES > size)
        return -1;
    return length - LENGTH_BYTES == size ? (int32_t)size : 0;
}

int control_bind(const char *path)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    mode_t before = umask(0177);
    for (int i = 0; i < CONTROL_CALLS_MAX; i++)
        calls[i].fd = -1;
    if (strlen(path) >= sizeof at.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(at.sun_path, path);
    (void)unlink(path);
    listen_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int failed = listen_fd < 0 || bind(listen_fd, (struct sockaddr *)&at, sizeof at) ||
                 listen(listen_fd, CONTROL_CALLS_MAX);
    umask(before);
    return failed ? -1 : 0;
}

static void call_end(struct call *call)
{
    close(call->fd);
    call->fd = -1;
}

/* The monitor learns that nobody reads its answer any more. */
static void call_break(struct call *call)
{
    if (call->sent < call->have && call->is_asked)
        wire_reply(&call->answered, EPIPE, NULL, 0);
    call_end(call);
}

static void question_pass(struct call *call, uint32_t size)
{
    static uint8_t event[12 + CONTROL_QUESTION_BYTES_MAX];
    struct ucred caller;
    socklen_t length = sizeof caller;
    if (getsockopt(call->fd, SOL_SOCKET, SO_PEERCRED, &caller, &length)) {
        call_end(call);
        return;
    }
    put_u32(event, call->number);
    put_u32(event + 4, caller.uid);
    put_u32(event + 8, (uint32_t)caller.pid);
    memcpy(event + 12, call->bytes + LENGTH_BYTES, size);
    wire_send(EVENT_CONTROL, 0, event, 12 + size);
    call->is_asked = 1;
    call->have = call->sent = 0;
    call->deadline = 0;
}

static void call_read(struct call *call)
{
    ssize_t got = recv(call->fd, call->bytes + call->have,
                       LENGTH_BYTES + CONTROL_QUESTION_BYTES_MAX - call->have, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        call_end(call);
        return;
    }
    call->have += (size_t)got;
    int32_t size = control_question(call->bytes, call->have);
    if (size < 0)
        call_end(call);
    else if (size > 0)
        question_pass(call, (uint32_t)size);
}

static void call_write(struct call *call)
{
    while (call->sent < call->have) {
        ssize_t sent = send(call->fd, call->bytes + call->sent, call->have - call->sent,
                            MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (sent < 0) {
            call_break(call);
            return;
        }
        call->sent += (size_t)sent;
    }
    wire_reply(&call->answered, 0, NULL, 0);
    call->have = call->sent = 0;
    call->deadline = 0;
    if (call->is_last)
        call_end(call);
}

int control_answer(const struct record *record)
{
    struct call *call = NULL;
    if (record->length < 5 || record->payload[4] > 1 || record->length - 5 > CONTROL_BYTES_MAX)
        return -1;
    for (int i = 0; i < CONTROL_CALLS_MAX; i++)
        if (calls[i].fd >= 0 && calls[i].is_asked && calls[i].number == get_u32(record->payload))
            call = &calls[i];
    if (!call || call->sent < call->have) {
        wire_reply(record, call ? EBUSY : EPIPE, NULL, 0);
        return 0;
    }
    call->answered = *record;
    call->is_last = record->payload[4];
    call->have = LENGTH_BYTES + record->length - 5;
    put_u32(call->bytes, record->length - 5);
    memcpy(call->bytes + LENGTH_BYTES, record->payload + 5, record->length - 5);
    call->deadline = now_ms() + CONTROL_PATIENCE_MS;
    call_write(call);
    return 0;
}

int control_watch(struct pollfd *watched)
{
    int count = 0, is_free = 0;
    if (listen_fd < 0)
        return 0;
    for (int i = 0; i < CONTROL_CALLS_MAX; i++) {
        is_free |= calls[i].fd < 0;
        if (calls[i].fd >= 0 && (!calls[i].is_asked || calls[i].sent < calls[i].have))
            watched[count++] =
                (struct pollfd){.fd = calls[i].fd, .events = calls[i].is_asked ? POLLOUT : POLLIN};
    }
    if (is_free)
        watched[count++] = (struct pollfd){.fd = listen_fd, .events = POLLIN};
    return count;
}

static void calls_accept(int64_t now)
{
    for (int i = 0; i < CONTROL_CALLS_MAX; i++) {
        if (calls[i].fd >= 0)
            continue;
        int fd = accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd < 0)
            return;
        calls[i] = (struct call){.fd = fd, .number = ++last_call, .deadline = now + CONTROL_PATIENCE_MS};
    }
}

void control_turn(int64_t now)
{
    for (int i = 0; listen_fd >= 0 && i < CONTROL_CALLS_MAX && wire_has_room(); i++) {
        struct call *call = &calls[i];
        if (call->fd < 0)
            continue;
        if (call->deadline && now >= call->deadline)
            call_break(call);
        else if (!call->is_asked)
            call_read(call);
        else if (call->sent < call->have)
            call_write(call);
    }
    if (listen_fd >= 0)
        calls_accept(now);
}

int64_t control_deadline(void)
{
    int64_t next = 0;
    for (int i = 0; listen_fd >= 0 && i < CONTROL_CALLS_MAX; i++)
        if (calls[i].fd >= 0 && calls[i].deadline && (next == 0 || calls[i].deadline < next))
            next = calls[i].deadline;
    return next;
}
