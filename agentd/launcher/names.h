/* Attempt names, the only way a path ever enters this program from outside: [0-9a-f]{32}/RUN.ATTEMPT. */
#ifndef REEVE_NAMES_H
#define REEVE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"

struct attempt_name {
    char text[ATTEMPT_NAME_BYTES_MAX + 1];
    uint8_t ledger[16];
    uint64_t run;
    uint32_t attempt;
};

/* 0, or -1 when the bytes are not exactly one name. */
int name_parse(struct attempt_name *name, const char *bytes, size_t length);

/* The part after the slash: "RUN.ATTEMPT". */
const char *name_short(const struct attempt_name *name);

#endif
