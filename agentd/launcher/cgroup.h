/* One attempt's cgroup2 directory: used to kill and count, never to limit (nothing here touches controllers).
 */
#ifndef REEVE_CGROUP_H
#define REEVE_CGROUP_H

#include <sys/types.h>

#include "limits.h"
#include "names.h"

struct cgroup {
    char path[CGROUP_BYTES_MAX + 1]; /* "" = none */
};

/* Makes ROOT/reeve-<first 8 of ledger>-<run>.<attempt>; root NULL or "" means none. 0, or -1 with errno. */
int cgroup_make(struct cgroup *cgroup, const char *root, const struct attempt_name *name);
/* A descriptor for cgroup.procs, into which the child writes "0"; -1 with errno. */
int cgroup_open_procs(const struct cgroup *cgroup);
/* 1 while any process is inside, also in directories below. */
int cgroup_is_populated(const struct cgroup *cgroup);
/* The processes listed directly in it; returns how many were stored. */
int cgroup_list(const char *path, pid_t *pids, int max);
/* Kills all inside, at once where the kernel has cgroup.kill (5.14), else frozen and one by one. */
void cgroup_kill(const struct cgroup *cgroup);
/* Removes it and what the job made below it, if empty. */
void cgroup_remove(const struct cgroup *cgroup);
/* Removes empty reeve-* directories of ROOT that are older than a minute (younger ones may be about to be
 * entered). */
void cgroup_tidy(const char *root);

#endif
