/* Appends frames to segment files. A frame is one pwritev at a known offset; when it comes up short (disk
 * full) the file is cut back to the last whole frame and the caller keeps the bytes, so that no torn frame is
 * ever in the middle. Full segments are fdatasynced some segments later: a burst runs ahead of the disk, by a
 * bounded amount, and a job that writes faster than the disk for longer is held to the disk's speed. */
#include "segments.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include "frames.h"
#include "process.h"

void segments_begin(struct segments *segments, uint64_t min_free)
{
    memset(segments, 0, sizeof *segments);
    segments->fd = -1;
    segments->min_free = min_free;
    segments->space_seen_at = UINT64_MAX;
    sha256_begin(&segments->sum);
}

/* Looks at the free space now and then; a failed look is not a full disk. */
static int space_is_low(struct segments *segments)
{
    struct statvfs about;
    if (segments->min_free == 0)
        return 0;
    if (segments->space_seen_at != UINT64_MAX &&
        segments->total - segments->space_seen_at < SPACE_CHECK_BYTES)
        return 0;
    if (statvfs(".", &about))
        return 0;
    if ((uint64_t)about.f_bavail * about.f_frsize < segments->min_free)
        return 1;
    segments->space_seen_at = segments->total;
    return 0;
}

/* Waits until the oldest full segment is on disk. */
static void oldest_finish(struct segments *segments)
{
    if (fdatasync(segments->behind_fd[0]))
        segments->failed_sync = 1;
    close(segments->behind_fd[0]);
    segments->behind--;
    memmove(segments->behind_fd, segments->behind_fd + 1, (size_t)segments->behind * sizeof(int));
}

static int segment_open(struct segments *segments)
{
    char path[40];
    snprintf(path, sizeof path, "output.%llu", (unsigned long long)segments->total);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (fd < 0)
        return -1;
    if (segments->behind == SEGMENTS_BEHIND_MAX)
        oldest_finish(segments);
    if (segments->fd >= 0)
        segments->behind_fd[segments->behind++] = segments->fd;
    segments->fd = fd;
    segments->used = 0;
    return 0;
}

int segments_append(struct segments *segments, uint8_t stream, const uint8_t *payload, uint32_t length)
{
    uint8_t header[FRAME_HEADER_BYTES];
    struct frame frame = {.length = length, .stream = stream, .at_us = now_us()};
    struct iovec parts[2] = {{header, sizeof header}, {(void *)(uintptr_t)payload, length}};
    size_t whole = sizeof header + length;
    frame_header_write(header, &frame);
    if (space_is_low(segments)) {
        errno = ENOSPC;
        return -1;
    }
    if ((segments->fd < 0 || segments->used + whole > SEGMENT_BYTES_MAX) && segment_open(segments))
        return -1;
    ssize_t wrote = pwritev(segments->fd, parts, 2, (off_t)segments->used);
    if (wrote != (ssize_t)whole) {
        int why = wrote < 0 ? errno : ENOSPC;
        if (wrote > 0 && ftruncate(segments->fd, (off_t)segments->used))
            why = ENOSPC; /* the same offset is written again, so the torn bytes are overwritten */
        segments->space_seen_at = UINT64_MAX;
        errno = why;
        return -1;
    }
    sha256_add(&segments->sum, header, sizeof header);
    sha256_add(&segments->sum, payload, length);
    segments->used += whole;
    segments->total += whole;
    return 0;
}

int segments_sync(struct segments *segments)
{
    while (segments->behind > 0)
        oldest_finish(segments);
    if (segments->fd < 0)
        return segments->failed_sync ? -1 : 0;
    if (fdatasync(segments->fd))
        segments->failed_sync = 1;
    int directory = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0 || fsync(directory))
        segments->failed_sync = 1;
    if (directory >= 0)
        close(directory);
    return segments->failed_sync ? -1 : 0;
}
