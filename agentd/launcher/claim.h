/* The claim of an attempt: slot 1 of its record, which decides between start, cancel and refuse. */
#ifndef REEVE_CLAIM_H
#define REEVE_CLAIM_H

#include <stdint.h>

#include "limits.h"

enum claim_kind { CLAIM_START = 1, CLAIM_CANCELLED, CLAIM_REFUSED };

/* Bytes of the record that are locked: the supervisor's life, and the right to claim. */
#define LOCK_LIFE 0
#define LOCK_CLAIM 1

struct claim {
    enum claim_kind kind;
    uint64_t start_ticks;
    const char *boot;
    const char *cgroup; /* "" = none */
    const char *reason; /* a word, or "" */
};

/* Locks these bytes of the record, at once or not at all: 0, or -1 with errno. */
int record_lock(int record_fd, int first, int count);
/* 1 it is claimed, 0 not, -1 with errno. */
int claim_is_taken(int record_fd);
/* Whoever holds the lock on LOCK_CLAIM: 1 taken, and durable; 0 another has decided before; -1 with errno. */
int claim_take(int record_fd, const struct claim *claim);

#endif
