/* pidfd_open(2), pidfd_send_signal(2): the descriptor first, then the identity, then the signal, so that a
 * pid which is reused in between is never hit. Kernels before 5.3 (and the test hook) check the start time
 * right before kill. */
#include "pidfd.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "hooks.h"
#include "process.h"

int pidfd_of(pid_t pid)
{
    if (hook(HOOK_NO_PIDFD)) {
        errno = ENOSYS;
        return -1;
    }
    return (int)syscall(SYS_pidfd_open, pid, 0);
}

int pidfd_signal(int pidfd, int signal)
{
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int process_signal(pid_t pid, uint64_t start_ticks, int signal)
{
    struct process process;
    int pidfd = pidfd_of(pid);
    int why = errno;
    if (pidfd < 0 && why != ENOSYS && why != EMFILE && why != ENFILE && why != EPERM) {
        errno = why;
        return -1;
    }
    int result = -1;
    errno = ESRCH;
    if (process_read(pid, &process) == 0 && process.start_ticks == start_ticks)
        result = pidfd >= 0 ? pidfd_signal(pidfd, signal) : kill(pid, signal);
    why = errno;
    if (pidfd >= 0)
        close(pidfd);
    errno = why;
    return result;
}
