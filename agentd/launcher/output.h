/* The job's two pipes and what becomes of their bytes: stored, held back, or cut and counted. */
#ifndef REEVE_OUTPUT_H
#define REEVE_OUTPUT_H

#include <stdint.h>

#include "limits.h"
#include "segments.h"

struct output_rules {
    uint64_t log_limit;
    struct segment_room room;
    int cut_when_full;
};

struct output {
    struct segments segments;
    struct output_rules rules;
    int pipe[2]; /* read ends of stdout and stderr, -1 at their end (merged: only the first) */
    struct sha256 sum[2];
    uint64_t stored[2];
    uint64_t cut[2];      /* all that was dropped */
    uint64_t unmarked[2]; /* of these, not yet in a cut frame */
    int limit_marked;
    int stalled;      /* a frame waits in `buffer` for space, the pipes are not read */
    int64_t retry_at; /* monotonic ms: before it the disk is not tried again */
    uint8_t held_stream;
    uint32_t held, held_cut; /* bytes of buffer to store, bytes after them beyond the limit */
    uint8_t buffer[FRAME_PAYLOAD_BYTES_MAX];
};

void output_begin(struct output *output, const struct output_rules *rules);
/* Reads one chunk of stream 0 or 1, if not stalled, and deals with it. */
void output_take(struct output *output, int stream);
/* Tries a held frame again. */
void output_retry(struct output *output, int64_t now);
/* Both pipes are at their end and nothing is held. */
int output_is_drained(const struct output *output);
/* Writes the last cut frame. 0, or -1: no space, try later (never -1 under cut_when_full). */
int output_mark_cut(struct output *output);

#endif
