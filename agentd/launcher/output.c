/* Moves bytes from the job's pipes into frames. Called by the supervisor's loop only. The rules: below the
 * log limit nothing is lost unless the job asked for `cut` on a full spool; above it the job never blocks and
 * every dropped byte is counted. Memory is one buffer of 64 KiB for both streams, because nothing is read
 * while it is held. */
#include "output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "frames.h"
#include "process.h"

void output_begin(struct output *output, const struct output_rules *rules)
{
    /* Not one memset: the buffer's pages stay untouched until there is output. */
    segments_begin(&output->segments, &rules->room);
    output->rules = *rules;
    for (int i = 0; i < 2; i++) {
        output->pipe[i] = -1;
        sha256_begin(&output->sum[i]);
        output->stored[i] = output->cut[i] = output->unmarked[i] = 0;
    }
    output->limit_marked = output->stalled = 0;
    output->retry_at = 0;
    output->held = output->held_cut = 0;
    output->held_stream = 0;
}

static int cut_frame_append(struct output *output)
{
    uint8_t payload[16];
    if (output->unmarked[0] == 0 && output->unmarked[1] == 0)
        return 0;
    put_u64(payload, output->unmarked[0]);
    put_u64(payload + 8, output->unmarked[1]);
    if (segments_append(&output->segments, STREAM_CUT, payload, sizeof payload))
        return -1;
    output->unmarked[0] = output->unmarked[1] = 0;
    return 0;
}

static void drop(struct output *output, int stream, uint64_t bytes)
{
    output->cut[stream] += bytes;
    output->unmarked[stream] += bytes;
}

/* Beyond the limit: counted; the first loss is marked at once, so that a follower sees that there is one. */
static void drop_beyond_limit(struct output *output, int stream, uint64_t bytes)
{
    if (bytes == 0)
        return;
    drop(output, stream, bytes);
    if (!output->limit_marked && cut_frame_append(output) == 0)
        output->limit_marked = 1;
}

/* What was dropped earlier is marked before what comes after it. */
static int store(struct output *output, int stream, uint32_t length)
{
    if (length == 0)
        return 0;
    if (cut_frame_append(output) ||
        segments_append(&output->segments, (uint8_t)(stream + 1), output->buffer, length))
        return -1;
    sha256_add(&output->sum[stream], output->buffer, length);
    output->stored[stream] += length;
    return 0;
}

static void chunk_settle(struct output *output, int stream, uint32_t length)
{
    uint64_t room = output->rules.log_limit - output->stored[0] - output->stored[1];
    uint32_t keep = room < length ? (uint32_t)room : length;
    int64_t now = now_ms();
    int still_full = output->rules.cut_when_full && now < output->retry_at;
    if (!still_full && store(output, stream, keep) == 0) {
        drop_beyond_limit(output, stream, length - keep);
        return;
    }
    if (!still_full)
        output->retry_at = now + SPOOL_RETRY_MS;
    if (output->rules.cut_when_full) {
        drop(output, stream, length);
        return;
    }
    output->stalled = 1;
    output->held_stream = (uint8_t)stream;
    output->held = keep;
    output->held_cut = length - keep;
}

void output_take(struct output *output, int stream)
{
    if (output->stalled || output->pipe[stream] < 0)
        return;
    ssize_t got = read(output->pipe[stream], output->buffer, sizeof output->buffer);
    if (got > 0) {
        chunk_settle(output, stream, (uint32_t)got);
        return;
    }
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    close(output->pipe[stream]);
    output->pipe[stream] = -1;
}

void output_retry(struct output *output, int64_t now)
{
    if (!output->stalled || now < output->retry_at)
        return;
    if (store(output, output->held_stream, output->held)) {
        output->retry_at = now + SPOOL_RETRY_MS;
        return;
    }
    output->stalled = 0;
    drop_beyond_limit(output, output->held_stream, output->held_cut);
}

int output_is_drained(const struct output *output)
{
    return output->pipe[0] < 0 && output->pipe[1] < 0 && !output->stalled;
}

int output_mark_cut(struct output *output)
{
    if (cut_frame_append(output) == 0)
        return 0;
    output->retry_at = now_ms() + SPOOL_RETRY_MS;
    return output->rules.cut_when_full ? 0 : -1;
}
