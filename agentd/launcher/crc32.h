/* CRC-32 as zlib computes it (reflected polynomial 0xEDB88320): params, exit slots, frame headers. */
#ifndef REEVE_CRC32_H
#define REEVE_CRC32_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32_of(const uint8_t *bytes, size_t length);

#endif
