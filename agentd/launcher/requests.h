/* The launcher's closed table of requests. */
#ifndef REEVE_REQUESTS_H
#define REEVE_REQUESTS_H

#include <sys/types.h>

#include "wire.h"

struct launcher {
    const char *cgroup_root;     /* NULL = none */
    const char *account_program; /* NULL = none given */
    const char *pam_program;     /* NULL = none given */
    char boot[BOOT_BYTES_MAX + 1];
};

/* Performs one request and queues its answer (account, pam: later). -1: unknown kind or wrong shape. */
int request_perform(const struct launcher *launcher, const struct record *record);

/* Who holds the lock of an attempt: 1 and *owner, 0 nobody, -1 errno (ENOENT: no such run directory). */
int lock_owner(const char *name, pid_t *owner);

#endif
