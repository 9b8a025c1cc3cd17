/* Lists the processes that an attempt left behind when its supervisor died. Never kills. */
#ifndef REEVE_SWEEP_H
#define REEVE_SWEEP_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"
#include "names.h"

#define FOUND_BY_CGROUP 1
#define FOUND_BY_SESSION 2
#define FOUND_BY_MARKER 4
#define FOUND_BY_DESCENT 8
#define FOUND_BY_TITLE 16

#define SWEEP_ENTRY_BYTES 33
#define SWEEP_ANSWER_BYTES_MAX (4 + SWEEP_PROCESSES_MAX * SWEEP_ENTRY_BYTES)

/* Writes the reply's payload (count and entries) and returns its size. */
size_t sweep_attempt(const struct attempt_name *name, const char *boot, uint8_t *answer);

#endif
