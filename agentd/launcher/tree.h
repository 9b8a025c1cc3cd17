/* The descendants of this process. A supervisor is a subreaper (prctl(2)), so nothing its job forks can
 * leave. */
#ifndef REEVE_TREE_H
#define REEVE_TREE_H

#include "process.h"

/* 1 while this process has any child, zombies included. */
int tree_has_children(void);
/* Lists the living descendants, at most TREE_PROCESSES_MAX; returns the count, *list stays valid till the
 * next call. */
int tree_list(struct process **list);
/* Kills direct children the moment they are seen, calling seen() for each; returns how many were signalled.
 */
int tree_kill_children(void (*seen)(const struct process *process));
/* Kills one listed process and, when its process group cannot be ours, that whole group at once. */
void tree_kill_one(const struct process *process);

#endif
