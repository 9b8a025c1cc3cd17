/* The files output.<offset>: appends whole frames, never half ones, and makes them durable. */
#ifndef REEVE_SEGMENTS_H
#define REEVE_SEGMENTS_H

#include <stdint.h>

#include "limits.h"
#include "sha256.h"

/* What stops output for now, whatever the job's own log limit says. 0 = no such bound. */
struct segment_room {
    uint64_t min_free; /* bytes that must stay free on the spool's file system */
    uint64_t max_kept; /* bytes of this attempt's segments on this host */
    uint32_t uid;      /* whose quota it is; the monitor's marks say when that is used up */
};

struct segments {
    int fd;                             /* the segment being written, -1 before the first frame */
    int behind_fd[SEGMENTS_BEHIND_MAX]; /* full ones, not yet known to be on disk, oldest first */
    int behind;
    uint64_t used;  /* bytes in the current segment */
    uint64_t total; /* global frame offset of the next frame */
    struct segment_room room;
    uint64_t room_seen_at; /* total when there was last seen to be room */
    int failed_sync;
    struct sha256 sum;
};

void segments_begin(struct segments *segments, const struct segment_room *room);
/* Appends one frame in the current directory. 0, or -1 with errno and nothing changed. */
int segments_append(struct segments *segments, uint8_t stream, const uint8_t *payload, uint32_t length);
/* Makes all of it durable, directory included. 0 or -1. */
int segments_sync(struct segments *segments);

#endif
