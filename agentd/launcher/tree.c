/* Walks down from this process by /proc/PID/task/TID/children, or over all of /proc where the kernel lacks
 * that file. Either walk is a moving picture: it may miss what forks or is reparented meanwhile. Whoever
 * needs certainty repeats it until tree_has_children() says no, which the kernel answers exactly. Killing a
 * group is atomic against fork (a fork restarts when a signal is pending), so a fork storm within one group
 * ends in one call; storms that change their group hop through us as direct children and are met there. */
#include "tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hooks.h"
#include "pidfd.h"

static struct process found[TREE_PROCESSES_MAX];
static int found_count;

int tree_has_children(void)
{
    siginfo_t about;
    return waitid(P_ALL, 0, &about, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0;
}

static void found_add(pid_t pid)
{
    if (pid > 0 && found_count < TREE_PROCESSES_MAX && process_read(pid, &found[found_count]) == 0)
        found_count++;
}

/* Calls each() for every pid of a children file; -1 when the kernel has none. */
static int children_each(const char *path, void (*each)(pid_t pid))
{
    static char text[CHILDREN_BYTES_MAX];
    if (hook(HOOK_NO_CHILDREN_FILE) || file_read_small(path, text, sizeof text) < 0)
        return -1;
    for (char *at = text, *end; *at; at = end) {
        long pid = strtol(at, &end, 10);
        if (end == at)
            break;
        each((pid_t)pid);
    }
    return 0;
}

static int children_of_threads(pid_t pid)
{
    char path[96];
    struct dirent *entry;
    int result = -1;
    snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
    DIR *tasks = opendir(path);
    while (tasks && (entry = readdir(tasks))) {
        pid_t thread = pid_parse(entry->d_name);
        snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)thread);
        if (thread > 0 && children_each(path, found_add) == 0)
            result = 0;
    }
    if (tasks)
        closedir(tasks);
    return result;
}

static int own_children_each(void (*each)(pid_t pid))
{
    char path[96];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    return children_each(path, each);
}

/* Marks by parent until nothing is added: parents usually have lower pids, so this takes few rounds. */
static void all_processes_filter(void)
{
    static uint8_t ours[TREE_PROCESSES_MAX];
    memset(ours, 0, (size_t)found_count);
    pid_t self = getpid();
    for (int added = 1; added;) {
        added = 0;
        for (int i = 0; i < found_count; i++) {
            int is_child = found[i].parent == self;
            for (int j = 0; j < found_count && !is_child && !ours[i]; j++)
                is_child = ours[j] && found[j].pid == found[i].parent;
            if (is_child && !ours[i])
                ours[i] = 1, added = 1;
        }
    }
    int kept = 0;
    for (int i = 0; i < found_count; i++)
        if (ours[i])
            found[kept++] = found[i];
    found_count = kept;
}

static void all_processes_list(void)
{
    DIR *all = opendir("/proc");
    struct dirent *entry;
    found_count = 0;
    while (all && (entry = readdir(all)))
        found_add(pid_parse(entry->d_name));
    if (all)
        closedir(all);
    all_processes_filter();
}

int tree_list(struct process **list)
{
    found_count = 0;
    if (own_children_each(found_add))
        all_processes_list();
    else
        for (int next = 0; next < found_count; next++)
            (void)children_of_threads(found[next].pid);
    int alive = 0;
    for (int i = 0; i < found_count; i++)
        if (process_is_alive(&found[i]))
            found[alive++] = found[i];
    found_count = alive;
    *list = found;
    return alive;
}

static void (*child_seen)(const struct process *process);
static int children_killed;

/* No check of identity: an unreaped child's pid cannot be reused, and only this thread reaps. */
static void child_kill(pid_t pid)
{
    struct process child;
    int signalled = kill(pid, SIGKILL) == 0;
    if (process_read(pid, &child) || !signalled)
        return;
    child_seen(&child);
    if (process_is_alive(&child))
        children_killed++;
}

int tree_kill_children(void (*seen)(const struct process *process))
{
    child_seen = seen;
    children_killed = 0;
    (void)own_children_each(child_kill);
    return children_killed;
}

void tree_kill_one(const struct process *process)
{
    /* A group holding a descendant holds only descendants: the job began its own session, and setpgid(2)
     * cannot join a group of another. The last look at getpgid keeps the window of pid reuse at microseconds.
     */
    if (process->group > 1 && process->group != getpgrp() && getpgid(process->pid) == process->group)
        (void)kill(-process->group, SIGKILL);
    (void)process_signal(process->pid, process->start_ticks, SIGKILL);
}
