/* Claims an attempt that has not started, so that it never will. */
#ifndef REEVE_SETTLE_H
#define REEVE_SETTLE_H

#include <stddef.h>

#include "claim.h"
#include "names.h"

struct settle_order {
    struct attempt_name name;
    enum claim_kind kind; /* cancelled or refused */
    char reason[REASON_BYTES_MAX + 1];
    const char *boot;
    void *records; /* the launcher's receive buffer, to be wiped */
    size_t records_size;
};

/* A short process's whole life, in the spool; never returns. Called in the second child of a double fork. */
_Noreturn void settle_run(const struct settle_order *order);

#endif
