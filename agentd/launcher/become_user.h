/* Becoming the job's user, and proving it. */
#ifndef REEVE_BECOME_USER_H
#define REEVE_BECOME_USER_H

#include "params.h"

/* Called in the child between fork and exec. 0, or -1 with errno; after -1 the process must not go on. */
int become_user(const struct params *params);

#endif
