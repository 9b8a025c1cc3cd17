/* Frames of the launcher's socket. Reads and writes never block and never set O_NONBLOCK; both buffers are
 * static and bounded: when the monitor does not read, the launcher stops reading too, instead of keeping
 * answers. */
#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "bytes.h"
#include "process.h"

#define LENGTH_BYTES 4
#define HEADER_BYTES 8

static uint8_t incoming[LENGTH_BYTES + RECORD_BYTES_MAX];
static size_t incoming_from, incoming_to;
static uint8_t outgoing[OUTGOING_BYTES_MAX];
static size_t outgoing_from, outgoing_to;

enum record_state record_parse(const uint8_t *bytes, size_t length, struct record *record, size_t *size)
{
    if (length < LENGTH_BYTES)
        return RECORD_PARTIAL;
    uint32_t body = get_u32(bytes);
    if (body < HEADER_BYTES || body > RECORD_BYTES_MAX)
        return RECORD_MALFORMED;
    if (length - LENGTH_BYTES < body)
        return RECORD_PARTIAL;
    if (get_u16(bytes + 6) != 0)
        return RECORD_MALFORMED;
    record->kind = get_u16(bytes + 4);
    record->tag = get_u32(bytes + 8);
    record->payload = bytes + LENGTH_BYTES + HEADER_BYTES;
    record->length = body - HEADER_BYTES;
    *size = LENGTH_BYTES + body;
    return RECORD_WHOLE;
}

int wire_fill(void)
{
    if (incoming_from > 0) {
        memmove(incoming, incoming + incoming_from, incoming_to - incoming_from);
        incoming_to -= incoming_from;
        /* No second copy of a record that may hold a password, which its taker could not wipe. */
        explicit_bzero(incoming + incoming_to, incoming_from);
        incoming_from = 0;
    }
    if (incoming_to == sizeof incoming)
        return 0;
    ssize_t got = recv(WIRE_FD, incoming + incoming_to, sizeof incoming - incoming_to, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0)
        return -1;
    incoming_to += (size_t)got;
    return 1;
}

enum record_state wire_next(struct record *record)
{
    size_t size = 0;
    enum record_state state =
        record_parse(incoming + incoming_from, incoming_to - incoming_from, record, &size);
    incoming_from += size;
    return state;
}

void *wire_buffer(size_t *size)
{
    *size = sizeof incoming;
    return incoming;
}

struct record_head {
    uint16_t kind;
    uint32_t tag;
    const uint32_t *status; /* NULL: an event */
};

/* One record appended from up to two parts; the caller has asked wire_has_room. */
static void queue(struct record_head head, const void *payload, size_t length)
{
    size_t body = HEADER_BYTES + (head.status ? 4 : 0) + length;
    if (outgoing_from > 0) {
        memmove(outgoing, outgoing + outgoing_from, outgoing_to - outgoing_from);
        outgoing_to -= outgoing_from;
        outgoing_from = 0;
    }
    if (body > RECORD_BYTES_MAX || outgoing_to + LENGTH_BYTES + body > sizeof outgoing)
        return;
    uint8_t *at = outgoing + outgoing_to;
    put_u32(at, (uint32_t)body);
    put_u16(at + 4, head.kind);
    put_u16(at + 6, 0);
    put_u32(at + 8, head.tag);
    at += LENGTH_BYTES + HEADER_BYTES;
    if (head.status) {
        put_u32(at, *head.status);
        at += 4;
    }
    if (length > 0)
        memcpy(at, payload, length);
    outgoing_to += LENGTH_BYTES + body;
}

void wire_send(uint16_t kind, uint32_t tag, const void *payload, size_t length)
{
    queue((struct record_head){kind, tag, NULL}, payload, length);
}

void wire_reply(const struct record *to, uint32_t status, const void *payload, size_t length)
{
    queue((struct record_head){(uint16_t)(REPLY + to->kind), to->tag, &status}, payload, length);
}

int wire_has_room(void)
{
    return sizeof outgoing - (outgoing_to - outgoing_from) >= LENGTH_BYTES + RECORD_BYTES_MAX;
}

int wire_has_output(void)
{
    return outgoing_to > outgoing_from;
}

int wire_flush(void)
{
    while (wire_has_output()) {
        ssize_t sent =
            send(WIRE_FD, outgoing + outgoing_from, outgoing_to - outgoing_from, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR))
            return 0;
        if (sent < 0)
            return -1;
        outgoing_from += (size_t)sent;
    }
    return 0;
}

void wire_flush_within(int ms)
{
    int64_t until = now_ms() + ms;
    while (wire_flush() == 0 && wire_has_output() && now_ms() < until) {
        struct pollfd watched = {.fd = WIRE_FD, .events = POLLOUT};
        (void)poll(&watched, 1, 50);
    }
}
