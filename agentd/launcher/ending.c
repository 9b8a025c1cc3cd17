/* Ends a tree of processes: TERM, grace, KILL, until the kernel says that none is left. TERM goes to the
 * job's process group (a polite request in the job's own terms) or, for leftovers and host shutdown, to every
 * descendant. KILL goes by cgroup where there is one AND by descent, because a job may have been moved to
 * another cgroup. Survivors (state D, or another user's in owner mode) keep it going for ever at a falling
 * rate, and are named in slot 6. "None is left" is waitid() answering ECHILD: exact, since every orphan below
 * comes back to the subreaper. */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "pidfd.h"
#include "process.h"
#include "supervisor.h"
#include "tree.h"

/* Processes we have signalled, open addressing by pid; beyond the bound they are counted without being told
 * apart. */
static struct {
    pid_t pid;
    uint64_t start_ticks;
} tracked[ENDED_TRACKED_MAX];
static uint32_t tracked_count;

static int track(const struct process *process)
{
    uint32_t at = (uint32_t)process->pid * 2654435761u % ENDED_TRACKED_MAX;
    if (tracked_count >= ENDED_TRACKED_MAX / 2) {
        tracked_count++;
        return 0;
    }
    for (; tracked[at].pid; at = (at + 1) % ENDED_TRACKED_MAX)
        if (tracked[at].pid == process->pid && tracked[at].start_ticks == process->start_ticks)
            return 0;
    tracked[at].pid = process->pid;
    tracked[at].start_ticks = process->start_ticks;
    tracked_count++;
    return 1;
}

static void track_child(const struct process *process)
{
    (void)track(process);
}

uint32_t ending_count(const struct ending *ending)
{
    return tracked_count > ending->survivors ? tracked_count - ending->survivors : 0;
}

/* Asks once. A process forked between the look and the signal is not asked but killed at the end of the
 * grace: asking again would also hit what a TERM handler has started to clean up with. */
static void term_send(struct supervisor *supervisor, int whole_tree)
{
    struct process *list;
    int count = tree_list(&list);
    pid_t group = supervisor->job.pid;
    /* Ours while its leader is unreaped or a descendant is in it; afterwards the number may be a stranger's.
     */
    int group_is_ours = group > 0 && !supervisor->job.gone;
    for (int i = 0; i < count; i++) {
        int in_group = list[i].group == group || list[i].pid == group;
        group_is_ours |= in_group;
        if (!in_group && !whole_tree)
            continue;
        track(&list[i]);
        if (!in_group && process_signal(list[i].pid, list[i].start_ticks, SIGTERM) == 0)
            supervisor->ending.method |= METHOD_DESCENDANTS;
    }
    report_stopping(supervisor, list, count);
    if (!group_is_ours)
        return;
    /* Before the child's setsid() there is no group, only the child. */
    if (kill(-group, SIGTERM) == 0 || (!supervisor->job.gone && kill(group, SIGTERM) == 0))
        supervisor->ending.method |= METHOD_GROUP;
    /* Stopped processes could not act on it. */
    (void)kill(-group, SIGCONT);
}

void ending_begin(struct supervisor *supervisor, enum cause cause, int whole_tree)
{
    struct ending *ending = &supervisor->ending;
    if (ending->phase != ENDING_NONE)
        return;
    ending->phase = ENDING_TERM;
    ending->cause = cause;
    ending->kill_at = now_ms() + (int64_t)supervisor->params.grace_ms;
    ending->sweep_at = ending->kill_at;
    ending->pause_ms = KILL_PAUSE_MS_MIN;
    job_settle_exec(supervisor);
    term_send(supervisor, whole_tree);
}

/* One walk: lists, tracks, kills. Returns how many were new. */
static int kill_walk(struct supervisor *supervisor)
{
    struct process *list;
    int count = tree_list(&list), added = 0;
    for (int i = 0; i < count; i++)
        added += track(&list[i]);
    report_stopping(supervisor, list, count);
    if (cgroup_is_populated(&supervisor->cgroup)) {
        supervisor->ending.method |= METHOD_CGROUP;
        cgroup_kill(&supervisor->cgroup);
    }
    for (int i = 0; i < count; i++) {
        struct process still;
        if (process_read(list[i].pid, &still) || still.start_ticks != list[i].start_ticks)
            continue;
        int is_going = (still.flags & PROCESS_FLAG_EXITING) && still.threads <= 1;
        if (is_going || !process_is_alive(&still))
            continue;
        tree_kill_one(&still);
        supervisor->ending.method |= METHOD_DESCENDANTS;
    }
    return added;
}

static void kill_burst(struct supervisor *supervisor)
{
    struct ending *ending = &supervisor->ending;
    int64_t until = now_ms() + KILL_BURST_MS;
    uint32_t before = ending->survivors;
    int added = kill_walk(supervisor);
    while (tree_has_children() && now_ms() < until) {
        int busy = tree_kill_children(track_child);
        job_reap(supervisor);
        int more = kill_walk(supervisor);
        added += more;
        if (more == 0 && busy == 0)
            break;
    }
    int moved = added > 0 || ending->survivors != before;
    ending->pause_ms = moved ? KILL_PAUSE_MS_MIN : ending->pause_ms * 2;
    if (ending->pause_ms > KILL_PAUSE_MS_MAX)
        ending->pause_ms = KILL_PAUSE_MS_MAX;
    ending->sweep_at = now_ms() + ending->pause_ms;
}

int ending_turn(struct supervisor *supervisor)
{
    struct ending *ending = &supervisor->ending;
    int64_t now = now_ms();
    job_reap(supervisor);
    if (tree_has_children() || cgroup_is_populated(&supervisor->cgroup)) {
        if (ending->phase == ENDING_TERM && now >= ending->kill_at)
            ending->phase = ENDING_KILL;
        if (ending->phase == ENDING_KILL && now >= ending->sweep_at)
            kill_burst(supervisor);
        job_reap(supervisor);
    }
    if (tree_has_children())
        return 0;
    if (!cgroup_is_populated(&supervisor->cgroup)) {
        report_stopping(supervisor, NULL, 0);
        return 1;
    }
    /* Strangers in the cgroup are met at the end of the grace; until then look again soon. */
    if (ending->phase == ENDING_TERM)
        ending->sweep_at =
            now + KILL_PAUSE_MS_MAX < ending->kill_at ? now + KILL_PAUSE_MS_MAX : ending->kill_at;
    return 0;
}
