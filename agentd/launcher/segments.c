/* Appends frames to segment files. A frame is one pwritev at a known offset; when it comes up short (disk
 * full) the file is cut back to the last whole frame and the caller keeps the bytes, so that no torn frame is
 * ever in the middle. Full segments are fdatasynced some segments later: a burst runs ahead of the disk, by a
 * bounded amount, and a job that writes faster than the disk for longer is held to the disk's speed. */
#include "segments.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include "frames.h"
#include "process.h"

void segments_begin(struct segments *segments, const struct segment_room *room)
{
    memset(segments, 0, sizeof *segments);
    segments->fd = -1;
    segments->room = *room;
    segments->room_seen_at = UINT64_MAX;
    sha256_begin(&segments->sum);
}

/* A failed look is not a full disk. */
static int disk_is_low(const struct segments *segments)
{
    struct statvfs about;
    if (segments->room.min_free == 0 || statvfs(".", &about))
        return 0;
    return (uint64_t)about.f_bavail * about.f_frsize < segments->room.min_free;
}

static int segment_offset(const char *name, uint64_t *offset)
{
    char *end;
    if (strncmp(name, "output.", 7) != 0 || name[7] < '0' || name[7] > '9')
        return -1;
    *offset = strtoull(name + 7, &end, 10);
    return *end == 0 ? 0 : -1;
}

/* Counts from the oldest segment that is still there: the monitor unlinks what the scheduler has. */
static int run_keeps_too_much(const struct segments *segments)
{
    uint64_t oldest = segments->total;
    if (segments->room.max_kept == 0)
        return 0;
    DIR *directory = opendir(".");
    if (!directory)
        return 0;
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        uint64_t offset;
        if (segment_offset(entry->d_name, &offset) == 0 && offset < oldest)
            oldest = offset;
    }
    closedir(directory);
    return segments->total - oldest >= segments->room.max_kept;
}

/* The quotas over several attempts are the monitor's to add up; it leaves a mark while one is used up. */
static int host_says_full(const struct segments *segments)
{
    char user[sizeof SPOOL_FULL_MARKS "/4294967295"];
    snprintf(user, sizeof user, SPOOL_FULL_MARKS "/%u", segments->room.uid);
    return access(SPOOL_FULL_MARKS "/all", F_OK) == 0 || access(user, F_OK) == 0;
}

/* Looks now and then: what one attempt writes in between is its overshoot. */
static int room_is_used_up(struct segments *segments)
{
    if (segments->room_seen_at != UINT64_MAX &&
        segments->total - segments->room_seen_at < ROOM_CHECK_BYTES)
        return 0;
    if (disk_is_low(segments) || run_keeps_too_much(segments) || host_says_full(segments))
        return 1;
    segments->room_seen_at = segments->total;
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
    if (room_is_used_up(segments)) {
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
        segments->room_seen_at = UINT64_MAX;
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
