/* Takes the claim for whoever cancels or refuses an attempt, in a short process of its own, because a disk
 * can block it. It answers nobody: the slot is the answer, the wake-up only speed. It locks the second byte
 * of the record alone, so that nobody takes it for the attempt's supervisor; where a supervisor lives, or
 * another has decided, it leaves without a word. Called by requests.c. */
#include "settle.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "child.h"
#include "process.h"

static void wake(const struct settle_order *order)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX, .sun_path = "wake"};
    char text[ATTEMPT_NAME_BYTES_MAX + 16];
    int length = snprintf(text, sizeof text, "%s settled", order->name.text);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0)
        (void)sendto(fd, text, (size_t)length, MSG_DONTWAIT | MSG_NOSIGNAL, (struct sockaddr *)&to,
                     sizeof to);
}

_Noreturn void settle_run(const struct settle_order *order)
{
    char path[ATTEMPT_NAME_BYTES_MAX + 16];
    struct process me;
    struct claim claim = {.kind = order->kind, .boot = order->boot, .cgroup = "", .reason = order->reason};
    close_from(3);
    explicit_bzero(order->records, order->records_size);
    snprintf(path, sizeof path, "runs/%s/" RECORD_FILE, order->name.text);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || record_lock(fd, LOCK_CLAIM, 1) || process_read(getpid(), &me))
        _exit(1);
    claim.start_ticks = me.start_ticks;
    if (claim_take(fd, &claim) < 0)
        _exit(1);
    wake(order);
    _exit(0);
}
