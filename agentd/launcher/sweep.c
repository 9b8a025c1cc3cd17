/* Looks for survivors of one attempt in five ways, because each alone can be escaped: the recorded cgroup,
 * the recorded session, REEVE_ID in the environment, the supervisor's title (which the job's process bears
 * from fork to exec, when it has no marker yet), and descent from any of those. It errs towards naming a
 * process that may be innocent: the answer only ever delays the word `unknown`, and nothing is killed by it.
 */
#include "sweep.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "claim.h"
#include "cgroup.h"
#include "process.h"
#include "record.h"

#define ENVIRON_CHUNK 65536

struct candidate {
    struct process process;
    uint8_t found_by;
};

struct recorded {
    char cgroup[CGROUP_BYTES_MAX + 1];
    pid_t session;
    uint64_t session_start;
    pid_t supervisor;
    uint64_t supervisor_start;
};

static struct candidate all[TREE_PROCESSES_MAX];
static int all_count;

/* What the record says, as far as it is of this boot. */
static void recorded_read(const struct attempt_name *name, const char *boot, struct recorded *recorded)
{
    char path[ATTEMPT_NAME_BYTES_MAX + 16];
    uint8_t slot[SLOT_BYTES];
    memset(recorded, 0, sizeof *recorded);
    snprintf(path, sizeof path, "runs/%s/" RECORD_FILE, name->text);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return;
    if (slot_read(fd, slot, SLOT_CLAIM) == 1 && get_u32(slot + 20) == CLAIM_START &&
        strncmp((char *)slot + 32, boot, 128) == 0) {
        memcpy(recorded->cgroup, slot + 160, CGROUP_BYTES_MAX);
        recorded->supervisor = (pid_t)get_u32(slot + 16);
        recorded->supervisor_start = get_u64(slot + 24);
        if (slot_read(fd, slot, SLOT_STARTED) == 1) {
            recorded->session = (pid_t)get_u32(slot + 16);
            recorded->session_start = get_u64(slot + 24);
        }
    }
    close(fd);
}

static void all_read(const struct recorded *recorded)
{
    DIR *directory = opendir("/proc");
    struct dirent *entry;
    all_count = 0;
    while (directory && all_count < TREE_PROCESSES_MAX && (entry = readdir(directory))) {
        struct candidate *candidate = &all[all_count];
        pid_t pid = pid_parse(entry->d_name);
        if (pid <= 1 || pid == getpid() || process_read(pid, &candidate->process))
            continue;
        int is_supervisor =
            pid == recorded->supervisor && candidate->process.start_ticks == recorded->supervisor_start;
        candidate->found_by = 0;
        if (!is_supervisor && process_is_alive(&candidate->process))
            all_count++;
    }
    if (directory)
        closedir(directory);
}

static void by_cgroup(const char *path)
{
    static pid_t pids[TREE_PROCESSES_MAX];
    int count = *path ? cgroup_list(path, pids, TREE_PROCESSES_MAX) : 0;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < all_count; j++)
            if (all[j].process.pid == pids[i])
                all[j].found_by |= FOUND_BY_CGROUP;
}

/* A session number is not reused while anyone is in the session, but it may be after; then its leader is
 * younger. */
static void by_session(const struct recorded *recorded)
{
    struct process leader;
    if (recorded->session <= 1)
        return;
    if (process_read(recorded->session, &leader) == 0 && leader.start_ticks != recorded->session_start)
        return;
    for (int i = 0; i < all_count; i++)
        if (all[i].process.session == recorded->session &&
            all[i].process.start_ticks >= recorded->session_start)
            all[i].found_by |= FOUND_BY_SESSION;
}

/* 1 when the environment that the process was started with holds the marker as a whole variable. */
static int has_marker(pid_t pid, const char *marker, size_t size)
{
    static char text[ENVIRON_CHUNK];
    char path[64];
    size_t kept = 1;
    ssize_t got;
    int has = 0;
    snprintf(path, sizeof path, "/proc/%d/environ", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    /* The marker is "\0REEVE_ID=name\0"; each chunk keeps the tail of the one before it. */
    text[0] = 0;
    while (!has && (got = read(fd, text + kept, sizeof text - kept)) > 0) {
        size_t have = kept + (size_t)got;
        has = memmem(text, have, marker, size) != NULL;
        kept = have < size ? have : size;
        memmove(text, text + have - kept, kept);
    }
    close(fd);
    return has;
}

static void by_marker(const char *name)
{
    char marker[ATTEMPT_NAME_BYTES_MAX + 16] = {0};
    int length = snprintf(marker + 1, sizeof marker - 1, "REEVE_ID=%s", name);
    for (int i = 0; i < all_count; i++)
        if (has_marker(all[i].process.pid, marker, (size_t)length + 2))
            all[i].found_by |= FOUND_BY_MARKER;
}

/* A job's process that has not reached its exec (its directory or its file may hang) still looks like the
 * supervisor that forked it, and it may outlive that one. */
static void by_title(const struct attempt_name *name)
{
    char want[64], have[64], path[64];
    snprintf(want, sizeof want, "reeve-supervisor %s %.8s", name_short(name), name->text);
    for (int i = 0; i < all_count; i++) {
        snprintf(path, sizeof path, "/proc/%d/cmdline", (int)all[i].process.pid);
        if (file_read_small(path, have, sizeof have) > 0 && strcmp(have, want) == 0)
            all[i].found_by |= FOUND_BY_TITLE;
    }
}

static void by_descent(void)
{
    for (int added = 1; added;) {
        added = 0;
        for (int i = 0; i < all_count; i++)
            for (int j = 0; j < all_count && !all[i].found_by; j++)
                if (all[j].found_by && all[j].process.pid == all[i].process.parent)
                    all[i].found_by = FOUND_BY_DESCENT, added = 1;
    }
}

size_t sweep_attempt(const struct attempt_name *name, const char *boot, uint8_t *answer)
{
    struct recorded recorded;
    uint32_t count = 0;
    recorded_read(name, boot, &recorded);
    all_read(&recorded);
    by_cgroup(recorded.cgroup);
    by_session(&recorded);
    by_marker(name->text);
    by_title(name);
    by_descent();
    for (int i = 0; i < all_count && count < SWEEP_PROCESSES_MAX; i++) {
        uint8_t *at = answer + 4 + SWEEP_ENTRY_BYTES * count;
        if (!all[i].found_by)
            continue;
        memset(at, 0, SWEEP_ENTRY_BYTES);
        put_u32(at, (uint32_t)all[i].process.pid);
        put_u64(at + 4, all[i].process.start_ticks);
        put_u32(at + 12, (uint32_t)process_uid(all[i].process.pid));
        at[16] = all[i].found_by;
        memcpy(at + 17, all[i].process.command, strlen(all[i].process.command));
        count++;
    }
    /* Its supervisor would have removed it; an empty one is nobody's any more. */
    if (!count && recorded.cgroup[0]) {
        struct cgroup cgroup;
        memcpy(cgroup.path, recorded.cgroup, sizeof cgroup.path);
        cgroup_remove(&cgroup);
    }
    put_u32(answer, count);
    return 4 + SWEEP_ENTRY_BYTES * (size_t)count;
}
