/* SHA-256 as a stream (FIPS 180-4): the log's proof that not one byte was lost. */
#ifndef REEVE_SHA256_H
#define REEVE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    uint8_t tail[64];
};

/* Chooses the processor's own instructions when it has them. Call once before anything else. */
void sha256_choose(void);
int sha256_uses_instructions(void);

void sha256_begin(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *bytes, size_t length);
/* Leaves sum unchanged, so that a running total may be asked for at any time. */
void sha256_result(const struct sha256 *sum, uint8_t result[32]);

/* sha256_ni.c */
int sha256_ni_available(void);
void sha256_ni_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
