/* Writes the supervisor's slots of the record and wakes whoever listens. The slot is the truth, the datagram
 * only speed: it may be lost at any time and is never waited for. Nothing here decides; supervisor.c calls in
 * contract order. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bytes.h"
#include "process.h"
#include "record.h"
#include "supervisor.h"
#include "tree.h"

/* By a path relative to the run directory, which is where a supervisor lives, so that its length is constant.
 */
static void wake(struct supervisor *supervisor, const char *word)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX, .sun_path = "../../../wake"};
    char text[ATTEMPT_NAME_BYTES_MAX + 16];
    int length = snprintf(text, sizeof text, "%s %s", supervisor->name.text, word);
    (void)sendto(supervisor->wake_fd, text, (size_t)length, MSG_DONTWAIT | MSG_NOSIGNAL,
                 (struct sockaddr *)&to, sizeof to);
}

void report_started(struct supervisor *supervisor)
{
    uint8_t slot[SLOT_BYTES];
    slot_begin(slot, SLOT_STARTED);
    put_u32(slot + 16, (uint32_t)supervisor->job.pid);
    put_u64(slot + 24, supervisor->job.start_ticks);
    put_u32(slot + 32, supervisor->params.uid);
    put_u32(slot + 36, supervisor->params.gid);
    (void)slot_write(supervisor->record_fd, slot, 0);
    wake(supervisor, "started");
}

void report_output(struct supervisor *supervisor)
{
    uint8_t slot[SLOT_BYTES];
    const struct output *output = &supervisor->output;
    int stall_changed = output->stalled != supervisor->stall_told;
    if (!stall_changed && output->segments.total == supervisor->output_told)
        return;
    slot_begin(slot, SLOT_OUTPUT);
    put_u32(slot + 16, (uint32_t)output->stalled);
    put_u64(slot + 24, output->segments.total);
    (void)slot_write(supervisor->record_fd, slot, 0);
    supervisor->output_told = output->segments.total;
    supervisor->stall_told = output->stalled;
    if (stall_changed)
        wake(supervisor, output->stalled ? "stalled" : "flowing");
}

void report_stopping(struct supervisor *supervisor, const struct process *list, int count)
{
    uint8_t slot[SLOT_BYTES], before[SLOT_BYTES];
    int named = count < STOPPING_SURVIVORS_MAX ? count : STOPPING_SURVIVORS_MAX;
    slot_begin(slot, SLOT_STOPPING);
    put_u32(slot + 16, supervisor->ending.phase == ENDING_KILL ? 2 : 1);
    put_u32(slot + 20, (uint32_t)count);
    for (int i = 0; i < named; i++) {
        uint8_t *at = slot + 24 + 32 * i;
        put_u32(at, (uint32_t)list[i].pid);
        put_u32(at + 4, (uint32_t)process_uid(list[i].pid));
        memcpy(at + 8, list[i].command, strlen(list[i].command));
    }
    supervisor->ending.survivors = (uint32_t)count;
    /* Written each time it changes, the time of the look not being a change. */
    if (slot_read(supervisor->record_fd, before, SLOT_STOPPING) == 1 &&
        memcmp(before + 16, slot + 16, 480) == 0)
        return;
    (void)slot_write(supervisor->record_fd, slot, 0);
    wake(supervisor, "stopping");
}

/* The two final records. A disk that answers with an error may recover; after the bound the supervisor gives
 * up, and a free lock without the record says so truthfully. */
static int final_write(struct supervisor *supervisor, uint8_t slot[SLOT_BYTES], const char *word)
{
    for (int tries = 0; slot_write(supervisor->record_fd, slot, 1); tries++) {
        if (tries == RECORD_WRITE_TRIES_MAX)
            return -1;
        usleep(RECORD_WRITE_RETRY_MS * 1000);
    }
    wake(supervisor, word);
    return 0;
}

static uint64_t timeval_us(const struct timeval *value)
{
    return (uint64_t)value->tv_sec * 1000000 + (uint64_t)value->tv_usec;
}

static void ended_kind_put(uint8_t *slot, const struct job *job)
{
    if (!job->started) {
        put_u32(slot + 16, ENDED_NOT_STARTED);
        put_u32(slot + 72, (uint32_t)job->failed_errno);
        memcpy(slot + 76, step_word(job->failed_step), strlen(step_word(job->failed_step)));
    } else if (WIFSIGNALED(job->status)) {
        put_u32(slot + 16, ENDED_SIGNALLED);
        put_u32(slot + 20, (uint32_t)WTERMSIG(job->status));
        put_u32(slot + 24, WCOREDUMP(job->status) ? 1 : 0);
    } else {
        put_u32(slot + 16, ENDED_EXITED);
        put_u32(slot + 20, (uint32_t)WEXITSTATUS(job->status));
    }
}

int report_ended(struct supervisor *supervisor)
{
    uint8_t slot[SLOT_BYTES];
    const struct job *job = &supervisor->job;
    struct process *left = NULL;
    int count = tree_has_children() ? tree_list(&left) : 0;
    slot_begin(slot, SLOT_ENDED);
    ended_kind_put(slot, job);
    put_u32(slot + 28, supervisor->ending.cause);
    put_u64(slot + 32, timeval_us(&job->usage.ru_utime));
    put_u64(slot + 40, timeval_us(&job->usage.ru_stime));
    put_u64(slot + 48, (uint64_t)job->usage.ru_maxrss);
    put_u64(slot + 56, job->started_us);
    put_u64(slot + 64, job->ended_us);
    put_u32(slot + 92, ending_count(&supervisor->ending));
    put_u32(slot + 96, (uint32_t)count);
    put_u32(slot + 100, supervisor->ending.method);
    for (int i = 0; i < count && i < LEFT_PIDS_MAX; i++)
        put_u32(slot + 104 + 4 * i, (uint32_t)left[i].pid);
    supervisor->ended = 1;
    return final_write(supervisor, slot, "ended");
}

int report_closed(struct supervisor *supervisor)
{
    uint8_t slot[SLOT_BYTES];
    const struct output *output = &supervisor->output;
    struct process *left = NULL;
    int count = tree_has_children() ? tree_list(&left) : 0;
    slot_begin(slot, SLOT_CLOSED);
    put_u64(slot + 16, output->segments.total);
    sha256_result(&output->segments.sum, slot + 24);
    put_u64(slot + 56, output->stored[0]);
    sha256_result(&output->sum[0], slot + 64);
    put_u64(slot + 96, output->stored[1]);
    sha256_result(&output->sum[1], slot + 104);
    put_u64(slot + 136, output->cut[0]);
    put_u64(slot + 144, output->cut[1]);
    put_u32(slot + 152, ending_count(&supervisor->ending));
    put_u32(slot + 156, (uint32_t)count);
    put_u32(slot + 160, supervisor->ending.method);
    supervisor->closed = 1;
    return final_write(supervisor, slot, "closed");
}
