/* Writes and checks frame headers. The check is what lets a reader find a torn tail, so it is as strict as
 * the writer: length in range, known stream, zero padding, CRC. Called by segments.c and the fuzzer.
 * The danger: a looser check than the other readers' would call garbage a log. */
#include "frames.h"

#include <string.h>

#include "bytes.h"
#include "crc32.h"

void frame_header_write(uint8_t header[FRAME_HEADER_BYTES], const struct frame *frame)
{
    memset(header, 0, FRAME_HEADER_BYTES);
    put_u32(header, frame->length);
    header[4] = frame->stream;
    put_u64(header + 8, frame->at_us);
    put_u32(header + 16, crc32_of(header, 16));
}

int frame_header_read(struct frame *frame, const uint8_t header[FRAME_HEADER_BYTES])
{
    frame->length = get_u32(header);
    frame->stream = header[4];
    frame->at_us = get_u64(header + 8);
    if (frame->length == 0 || frame->length > FRAME_PAYLOAD_BYTES_MAX || header[5] || header[6] || header[7])
        return -1;
    if (frame->stream < STREAM_STDOUT || frame->stream > STREAM_CUT ||
        (frame->stream == STREAM_CUT && frame->length != 16))
        return -1;
    return get_u32(header + 16) == crc32_of(header, 16) ? 0 : -1;
}
