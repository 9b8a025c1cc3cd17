/* The durable mark that decides an attempt once: start, cancelled or refused (run-directory.md, "claim"). */
#ifndef REEVE_CLAIM_H
#define REEVE_CLAIM_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"

enum claim_kind { CLAIM_START, CLAIM_CANCELLED, CLAIM_REFUSED };

struct claim {
    enum claim_kind kind;
    uint64_t at_us;
    char boot[BOOT_BYTES_MAX + 1];
    uint32_t pid;
    uint64_t start_ticks;
};

/* Takes the claim of the current directory for "start": 1 won, 0 another has decided, -1 errno (nothing
 * claimed). */
int claim_take(const char *boot, uint64_t start_ticks);

/* Reads one claim line; 0, or -1 when malformed. */
int claim_parse(struct claim *claim, const char *bytes, size_t length);

#endif
