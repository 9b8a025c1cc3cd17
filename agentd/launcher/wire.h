/* The launcher's socket: records in, records out, both bounded (host-protocols.md, "monitor and launcher").
 */
#ifndef REEVE_WIRE_H
#define REEVE_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"

#define WIRE_FD 3
#define EVENT_READY 0xC001
#define EVENT_WAKE 0xC002
#define EVENT_BUSY 0xC003
#define EVENT_FAILED 0xC004
#define EVENT_CONTROL 0xC010
#define REPLY 0x8000

struct record {
    uint16_t kind;
    uint32_t tag;
    const uint8_t *payload;
    uint32_t length;
};

enum record_state { RECORD_WHOLE, RECORD_PARTIAL, RECORD_MALFORMED };

/* Looks at the first bytes of a stream; on RECORD_WHOLE *size is what the record takes up. Pure, fuzzed. */
enum record_state record_parse(const uint8_t *bytes, size_t length, struct record *record, size_t *size);

/* Reads what is there. 1 something, 0 nothing now, -1 end of file or broken. */
int wire_fill(void);
/* The next whole record, or how there is none. Its payload is valid until the next wire_fill. */
enum record_state wire_next(struct record *record);
/* The receive buffer, for a forked supervisor to wipe. */
void *wire_buffer(size_t *size);

/* Queues a record of kind, tag and payload; a reply's payload begins with its status. */
void wire_send(uint16_t kind, uint32_t tag, const void *payload, size_t length);
void wire_reply(const struct record *to, uint32_t status, const void *payload, size_t length);
/* Room for one more record of any size; without it nothing may be read that could need an answer. */
int wire_has_room(void);
int wire_has_output(void);
/* Sends what the socket takes. -1: the monitor is gone. */
int wire_flush(void);
/* Sends all of it, for at most ms: last words. */
void wire_flush_within(int ms);

#endif
