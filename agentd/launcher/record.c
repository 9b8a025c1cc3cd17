/* Writes and reads the slots of a record. A slot is one pwrite inside one page, so a reader sees the old
 * slot, the new one, or (after a power cut) one whose CRC does not fit. The file was allocated by the
 * monitor: a full disk cannot stop it. */
#include "record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "crc32.h"
#include "process.h"

void slot_begin(uint8_t slot[SLOT_BYTES], enum slot number)
{
    memset(slot, 0, SLOT_BYTES);
    put_u32(slot, SLOT_MAGIC);
    put_u32(slot + 4, (uint32_t)number);
    put_u64(slot + 8, now_us());
}

void slot_seal(uint8_t slot[SLOT_BYTES])
{
    put_u32(slot + SLOT_BYTES - 4, crc32_of(slot, SLOT_BYTES - 4));
}

int slot_valid(const uint8_t slot[SLOT_BYTES], enum slot number)
{
    return get_u32(slot) == SLOT_MAGIC && get_u32(slot + 4) == (uint32_t)number &&
           get_u32(slot + SLOT_BYTES - 4) == crc32_of(slot, SLOT_BYTES - 4);
}

int slot_write(int record_fd, uint8_t slot[SLOT_BYTES], int durable)
{
    slot_seal(slot);
    off_t at = (off_t)get_u32(slot + 4) * SLOT_BYTES;
    ssize_t wrote = pwrite(record_fd, slot, SLOT_BYTES, at);
    if (wrote != SLOT_BYTES) {
        if (wrote >= 0)
            errno = ENOSPC;
        return -1;
    }
    return durable ? fdatasync(record_fd) : 0;
}

int slot_read(int record_fd, uint8_t slot[SLOT_BYTES], enum slot number)
{
    ssize_t got = pread(record_fd, slot, SLOT_BYTES, (off_t)number * SLOT_BYTES);
    if (got < 0)
        return -1;
    return got == SLOT_BYTES && slot_valid(slot, number);
}
