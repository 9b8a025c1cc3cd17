/* Signals a process that is certainly the one meant. */
#ifndef REEVE_PIDFD_H
#define REEVE_PIDFD_H

#include <stdint.h>
#include <sys/types.h>

/* -1 with errno (ENOSYS before Linux 5.3). */
int pidfd_of(pid_t pid);
int pidfd_signal(int pidfd, int signal);
/* Signals pid only if it still has that start time. 0, or -1 with errno (ESRCH: it is another process, or
 * none). */
int process_signal(pid_t pid, uint64_t start_ticks, int signal);

#endif
