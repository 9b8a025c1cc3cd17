/* cgroup2 by its files (cgroups(7), Documentation/admin-guide/cgroup-v2.rst). Fear: between listing a pid and
 * killing it the pid may be somebody else's; so the fallback freezes first and checks /proc/PID/cgroup behind
 * a pidfd. */
#include "cgroup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hooks.h"
#include "pidfd.h"
#include "process.h"

#define DEPTH_MAX 8
#define KILL_ROUNDS_MAX 16
#define KILL_PIDS_MAX 4096

int cgroup_make(struct cgroup *cgroup, const char *root, const struct attempt_name *name)
{
    cgroup->path[0] = 0;
    if (!root || !*root)
        return 0;
    int length =
        snprintf(cgroup->path, sizeof cgroup->path, "%s/reeve-%.8s-%s", root, name->text, name_short(name));
    if (length < 0 || (size_t)length >= sizeof cgroup->path) {
        cgroup->path[0] = 0;
        errno = ENAMETOOLONG;
        return -1;
    }
    if (mkdir(cgroup->path, 0755) && errno != EEXIST) {
        cgroup->path[0] = 0;
        return -1;
    }
    return 0;
}

static int file_open(const char *directory, const char *file, int flags)
{
    char path[CGROUP_BYTES_MAX + 64];
    int length = snprintf(path, sizeof path, "%s/%s", directory, file);
    if (length < 0 || (size_t)length >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(path, flags | O_CLOEXEC);
}

static int word_write(const char *directory, const char *file, const char *word)
{
    int fd = file_open(directory, file, O_WRONLY);
    if (fd < 0)
        return -1;
    ssize_t wrote = write(fd, word, strlen(word));
    close(fd);
    return wrote < 0 ? -1 : 0;
}

int cgroup_open_procs(const struct cgroup *cgroup)
{
    return file_open(cgroup->path, "cgroup.procs", O_WRONLY);
}

int cgroup_is_populated(const struct cgroup *cgroup)
{
    char path[CGROUP_BYTES_MAX + 64], text[512];
    if (!cgroup->path[0])
        return 0;
    snprintf(path, sizeof path, "%s/cgroup.events", cgroup->path);
    return file_read_small(path, text, sizeof text) > 0 && strstr(text, "populated 1") != NULL;
}

int cgroup_list(const char *path, pid_t *pids, int max)
{
    int fd = file_open(path, "cgroup.procs", O_RDONLY);
    FILE *lines = fd < 0 ? NULL : fdopen(fd, "r");
    int count = 0, pid;
    if (!lines)
        return 0;
    while (count < max && fscanf(lines, "%d", &pid) == 1)
        if (pid > 0)
            pids[count++] = pid;
    fclose(lines);
    return count;
}

/* The process behind the pidfd is still in this cgroup: its path ends with the directory's own name. */
static int is_inside(pid_t pid, const char *directory)
{
    char path[64], text[4096];
    const char *name = strrchr(directory, '/');
    snprintf(path, sizeof path, "/proc/%d/cgroup", (int)pid);
    return name && file_read_small(path, text, sizeof text) > 0 && strstr(text, name) != NULL;
}

static int kill_listed(const char *directory)
{
    static pid_t pids[KILL_PIDS_MAX];
    int count = cgroup_list(directory, pids, KILL_PIDS_MAX);
    for (int i = 0; i < count; i++) {
        struct process process;
        if (process_read(pids[i], &process) || !is_inside(pids[i], directory))
            continue;
        (void)process_signal(pids[i], process.start_ticks, SIGKILL);
    }
    return count;
}

void cgroup_kill(const struct cgroup *cgroup)
{
    if (!cgroup->path[0])
        return;
    if (!hook(HOOK_NO_CGROUP_KILL) && word_write(cgroup->path, "cgroup.kill", "1") == 0)
        return;
    /* A frozen process cannot fork and still dies of SIGKILL. */
    (void)word_write(cgroup->path, "cgroup.freeze", "1");
    for (int round = 0; round < KILL_ROUNDS_MAX && kill_listed(cgroup->path) > 0; round++)
        if (!cgroup_is_populated(cgroup))
            break;
    (void)word_write(cgroup->path, "cgroup.freeze", "0");
}

static void remove_below(char *path, size_t size, int depth)
{
    DIR *directory = depth < DEPTH_MAX ? opendir(path) : NULL;
    struct dirent *entry;
    size_t length = strlen(path);
    while (directory && (entry = readdir(directory))) {
        if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
            continue;
        if ((size_t)snprintf(path + length, size - length, "/%s", entry->d_name) < size - length)
            remove_below(path, size, depth + 1);
        path[length] = 0;
    }
    if (directory)
        closedir(directory);
    (void)rmdir(path);
}

void cgroup_remove(const struct cgroup *cgroup)
{
    char path[PATH_BYTES_MAX];
    if (!cgroup->path[0] || cgroup_is_populated(cgroup))
        return;
    snprintf(path, sizeof path, "%s", cgroup->path);
    remove_below(path, sizeof path, 0);
}

/* Only what cgroup_make names: `reeve-<8 hex digits>-<run>.<attempt>`. Anything else may be somebody's, even
 * the place that another agentd was given. */
static int is_attempt(const char *name)
{
    size_t hex = strspn(name + 6, "0123456789abcdef");
    const char *run = name + 6 + hex + 1;
    if (hex != 8 || name[14] != '-')
        return 0;
    size_t run_length = strspn(run, "0123456789");
    if (!run_length || run[run_length] != '.')
        return 0;
    const char *attempt = run + run_length + 1;
    size_t attempt_length = strspn(attempt, "0123456789");
    return attempt_length && !attempt[attempt_length];
}

void cgroup_tidy(const char *root)
{
    DIR *directory = opendir(root);
    struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        struct cgroup cgroup;
        struct stat about;
        if (strncmp(entry->d_name, "reeve-", 6) != 0 || !is_attempt(entry->d_name) ||
            strlen(root) + strlen(entry->d_name) > CGROUP_BYTES_MAX - 1)
            continue;
        int length = snprintf(cgroup.path, sizeof cgroup.path, "%s/%s", root, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof cgroup.path || stat(cgroup.path, &about))
            continue;
        if (time(NULL) - about.st_ctime >= CGROUP_TIDY_AGE_S)
            cgroup_remove(&cgroup);
    }
    if (directory)
        closedir(directory);
}
