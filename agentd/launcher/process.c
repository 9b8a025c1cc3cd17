/* Reads /proc/PID/stat (proc(5)): field 2 may hold spaces and parentheses, so the line is cut at the LAST
 * ')'. Used by supervisor, sweep and signal. Fear: a pid alone proves nothing, it is reused; compare
 * start_ticks. */
#include "process.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

ssize_t file_read_small(const char *path, char *bytes, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    size_t have = 0;
    ssize_t got = 0;
    while (have < size - 1 && (got = read(fd, bytes + have, size - 1 - have)) > 0)
        have += (size_t)got;
    close(fd);
    bytes[have] = 0;
    return got < 0 ? -1 : (ssize_t)have;
}

pid_t pid_parse(const char *word)
{
    long value = 0;
    for (const char *at = word; *at; at++) {
        if (*at < '0' || *at > '9' || value > 100000000)
            return 0;
        value = value * 10 + (*at - '0');
    }
    return (pid_t)value;
}

int process_read(pid_t pid, struct process *process)
{
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    if (file_read_small(path, line, sizeof line) <= 0)
        return -1;
    char *open_at = strchr(line, '('), *close_at = strrchr(line, ')');
    if (!open_at || !close_at || close_at < open_at)
        return -1;
    memset(process, 0, sizeof *process);
    process->pid = pid;
    size_t length = (size_t)(close_at - open_at) - 1;
    if (length > sizeof process->command - 1)
        length = sizeof process->command - 1;
    memcpy(process->command, open_at + 1, length);
    int parent, group, session;
    unsigned long long ticks;
    /* Fields 3-6, then 9 (flags), 20 (threads) and 22 (start time). */
    if (sscanf(close_at + 1, " %c %d %d %d %*d %*d %u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %ld %*d %llu",
               &process->state, &parent, &group, &session, &process->flags, &process->threads, &ticks) != 7)
        return -1;
    process->parent = parent;
    process->group = group;
    process->session = session;
    process->start_ticks = ticks;
    return 0;
}

int process_is_alive(const struct process *process)
{
    int dead = process->state == 'Z' || process->state == 'X' || process->state == 'x';
    return !dead || process->threads > 1;
}

uid_t process_uid(pid_t pid)
{
    /* Not stat() of /proc/PID: that shows root for a process that is not dumpable. */
    char path[64], text[2048];
    unsigned uid;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    if (file_read_small(path, text, sizeof text) <= 0)
        return (uid_t)-1;
    const char *line = strstr(text, "\nUid:");
    return line && sscanf(line, "\nUid: %u", &uid) == 1 ? (uid_t)uid : (uid_t)-1;
}

int boot_identity(char identity[BOOT_BYTES_MAX + 1])
{
    char boot_id[64];
    struct process first;
    struct stat space;
    if (file_read_small("/proc/sys/kernel/random/boot_id", boot_id, sizeof boot_id) <= 0)
        return -1;
    boot_id[strcspn(boot_id, "\n")] = 0;
    if (process_read(1, &first) || stat("/proc/self/ns/pid", &space))
        return -1;
    int length = snprintf(identity, BOOT_BYTES_MAX + 1, "%s:%llu:%llu", boot_id,
                          (unsigned long long)first.start_ticks, (unsigned long long)space.st_ino);
    return length > 0 && length <= BOOT_BYTES_MAX ? 0 : -1;
}

int64_t now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

uint64_t now_us(void)
{
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    return (uint64_t)at.tv_sec * 1000000 + (uint64_t)at.tv_nsec / 1000;
}
