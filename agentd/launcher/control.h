/* The local control socket: commands on this host ask, the monitor answers. */
#ifndef REEVE_CONTROL_H
#define REEVE_CONTROL_H

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#include "limits.h"
#include "wire.h"

/* The length of the question at the beginning of these bytes; 0: not whole yet; -1: none. Pure, fuzzed. */
int32_t control_question(const uint8_t *bytes, size_t length);

/* Binds `path` (relative: in the spool) with mode 0600. 0, or -1 and errno. */
int control_bind(const char *path);
/* Fills `watched`, at most CONTROL_WATCHED_MAX, and returns how many. */
int control_watch(struct pollfd *watched);
/* Accepts, reads, writes; never blocks. */
void control_turn(int64_t now);
/* When something is due next, or 0. */
int64_t control_deadline(void);
/* One part of the monitor's answer: u32 call, u8 last, bytes. -1: wrong shape. */
int control_answer(const struct record *record);

#endif
