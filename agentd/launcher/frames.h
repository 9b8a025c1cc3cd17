/* Headers of the frames in output files (run-directory.md, "output"). */
#ifndef REEVE_FRAMES_H
#define REEVE_FRAMES_H

#include <stdint.h>

#include "limits.h"

#define STREAM_STDOUT 1
#define STREAM_STDERR 2
#define STREAM_CUT 3

struct frame {
    uint32_t length;
    uint8_t stream;
    uint64_t at_us;
};

void frame_header_write(uint8_t header[FRAME_HEADER_BYTES], const struct frame *frame);
/* 0, or -1 when these 20 bytes are not a frame's header. */
int frame_header_read(struct frame *frame, const uint8_t header[FRAME_HEADER_BYTES]);

#endif
