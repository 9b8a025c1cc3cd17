/* Takes claims. The lock on the record's second byte makes one claimant at a time, the slot makes one for
 * ever: it is looked at and written under that lock, and synced BEFORE the caller may exec or tell anybody. A
 * slot that was torn by a power cut is none: then nothing ran. Called by supervisor.c (start), settle.c. */
#include "claim.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "record.h"

int record_lock(int record_fd, int first, int count)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = first, .l_len = count};
    return fcntl(record_fd, F_SETLK, &lock);
}

int claim_is_taken(int record_fd)
{
    uint8_t slot[SLOT_BYTES];
    return slot_read(record_fd, slot, SLOT_CLAIM);
}

static void text_put(uint8_t *at, const char *text, size_t size)
{
    size_t length = strlen(text);
    memcpy(at, text, length < size ? length : size - 1);
}

int claim_take(int record_fd, const struct claim *claim)
{
    uint8_t slot[SLOT_BYTES];
    int taken = claim_is_taken(record_fd);
    if (taken != 0)
        return taken < 0 ? -1 : 0;
    slot_begin(slot, SLOT_CLAIM);
    put_u32(slot + 16, (uint32_t)getpid());
    put_u32(slot + 20, (uint32_t)claim->kind);
    put_u64(slot + 24, claim->start_ticks);
    text_put(slot + 32, claim->boot, BOOT_BYTES_MAX + 1);
    text_put(slot + 160, claim->cgroup, CGROUP_BYTES_MAX + 1);
    text_put(slot + 416, claim->reason, REASON_BYTES_MAX + 1);
    return slot_write(record_fd, slot, 1) ? -1 : 1;
}
