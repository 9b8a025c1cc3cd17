/* A job's standing in the machine: nice, scheduling, CPUs, I/O priority, what the kernel kills first. */
#ifndef REEVE_PRIORITY_H
#define REEVE_PRIORITY_H

#include "params.h"

/* To be called before the user is become. 0, or -1 with errno. */
int priority_apply(const struct params *params);

#endif
