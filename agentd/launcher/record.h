/* The record of an attempt: eight slots of 512 bytes, each valid by its own magic, number and CRC, then the
 * parameters and the spec (run-directory.md, "record"). */
#ifndef REEVE_RECORD_H
#define REEVE_RECORD_H

#include <stdint.h>

#include "limits.h"

#define SLOT_MAGIC 0x31585652u

enum slot { SLOT_HANDED, SLOT_CLAIM, SLOT_STARTED, SLOT_ENDED, SLOT_CLOSED, SLOT_OUTPUT, SLOT_STOPPING };

/* Zeroes the slot and writes magic, number and at_us. */
void slot_begin(uint8_t slot[SLOT_BYTES], enum slot number);
/* Adds the CRC. */
void slot_seal(uint8_t slot[SLOT_BYTES]);
/* 1 when the bytes are a valid slot of that number. */
int slot_valid(const uint8_t slot[SLOT_BYTES], enum slot number);
/* Seals and writes with one pwrite; when durable also fdatasync. 0, or -1 with errno. */
int slot_write(int record_fd, uint8_t slot[SLOT_BYTES], int durable);
/* 1 read and valid, 0 not valid, -1 could not read. */
int slot_read(int record_fd, uint8_t slot[SLOT_BYTES], enum slot number);

#endif
