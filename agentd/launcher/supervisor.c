/* The supervisor of one attempt. It is forked twice from the launcher, waits for nobody, and lives until the
 * job's last writer is gone: launcher, monitor and net may die and come back meanwhile. Order is the promise:
 * lock, claim (durable), and only then a fork that may exec. It never blocks on
 * anything but the disk. Fear: leaking anything of the daemon into the job, and dying of something a job or a
 * disk does. */
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes.h"
#include "claim.h"
#include "hooks.h"
#include "process.h"
#include "record.h"
#include "title.h"
#include "tree.h"

/* One per process; static so that its untouched pages (output.buffer) cost nothing. */
static struct supervisor self;

static _Noreturn void leave(int status)
{
    _exit(status);
}

/* Every catchable signal stays blocked, as it has been since before the fork; three are read from the
 * descriptor. Synchronous ones still kill. Blocking costs one call and leaves the job nothing to undo but
 * the mask, where ignoring them would cost a call for each, and the job another. */
static void signals_set(void)
{
    sigset_t all, heard;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    /* Who reads them must not have them ignored: such a signal would never be pending. */
    sigemptyset(&heard);
    for (int i = 0; i < 3; i++) {
        static const int numbers[] = {SIGCHLD, SIGUSR1, SIGTERM};
        signal(numbers[i], SIG_DFL);
        sigaddset(&heard, numbers[i]);
    }
    self.signal_fd = signalfd(-1, &heard, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void limits_set(void)
{
    struct rlimit none;
    if (getrlimit(RLIMIT_CORE, &self.core) == 0) {
        none = self.core;
        none.rlim_cur = 0;
        (void)setrlimit(RLIMIT_CORE, &none);
    }
    umask(0);
}

/* In this order, and before anything of the attempt is read: nothing of the launcher's may remain reachable.
 */
static void first_acts(const struct supervisor_order *order)
{
    char title[64];
    close_from(3);
    int null_fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd < 3 && null_fd >= 0; fd++)
        dup2(null_fd, fd);
    if (null_fd > 2)
        close(null_fd);
    /* The launcher blocked all signals before the fork, so one that came since then is still heard. */
    signals_set();
    explicit_bzero(order->records, order->records_size);
    self.name = order->name;
    snprintf(self.boot, sizeof self.boot, "%s", order->boot);
    snprintf(title, sizeof title, "reeve-supervisor %s %.8s", name_short(&self.name), self.name.text);
    title_set(title);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_NAME, "reeve-supervise", 0, 0, 0);
    setsid();
    limits_set();
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

/* Enters the run directory and takes the lock; whoever cannot is not this attempt's supervisor. The record is
 * opened here and never again: closing any descriptor of it would drop the lock. */
static void attempt_enter(void)
{
    char path[ATTEMPT_NAME_BYTES_MAX + 8];
    struct process me;
    snprintf(path, sizeof path, "runs/%s", self.name.text);
    if (chdir(path))
        leave(1);
    self.record_fd = open(RECORD_FILE, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    /* Both bytes at once: as long as it lives, nobody else may claim. */
    if (self.record_fd < 0 || record_lock(self.record_fd, LOCK_LIFE, 2))
        leave(0);
    self.wake_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (self.signal_fd < 0 || process_read(getpid(), &me))
        leave(1);
    self.start_ticks = me.start_ticks;
}

/* The parameters must be for this very attempt: a mixed-up file would be a start that nobody ordered. */
static int params_take(void)
{
    uint8_t handed[SLOT_BYTES];
    int whole = slot_read(self.record_fd, handed, SLOT_HANDED);
    if (whole == 0)
        errno = EBADMSG;
    if (whole <= 0 || params_load(&self.params, self.record_fd, SLOTS_BYTES, get_u32(handed + 444)))
        return -1;
    if (memcmp(self.params.ledger, self.name.ledger, 16) == 0 && self.params.run == self.name.run &&
        self.params.attempt == self.name.attempt)
        return 0;
    errno = EBADMSG;
    return -1;
}

/* Whoever finds that another has decided leaves and writes nothing. Returns the errno of the cgroup, which
 * the claim names: it is made first, and removed by the launcher when nobody ever uses it. */
static int attempt_claim(const struct supervisor_order *order)
{
    int cgroup_errno = 0;
    if (claim_is_taken(self.record_fd))
        leave(0);
    if (cgroup_make(&self.cgroup, order->cgroup_root, &self.name))
        cgroup_errno = errno;
    struct claim claim = {.kind = CLAIM_START,
                          .start_ticks = self.start_ticks,
                          .boot = self.boot,
                          .cgroup = self.cgroup.path,
                          .reason = ""};
    crash_point("before-claim");
    if (claim_take(self.record_fd, &claim) <= 0)
        leave(1);
    crash_point("claimed");
    return cgroup_errno;
}

/* Claims, then starts. Returns with the job forked, or settled as not started. */
static void attempt_begin(const struct supervisor_order *order)
{
    int cgroup_errno = attempt_claim(order);
    self.job.gone = 1;
    self.job.error_fd = -1;
    int loaded = params_take();
    self.job.failed_step = STEP_PARAMS;
    self.job.failed_errno = loaded ? errno : 0;
    struct output_rules rules = {
        .log_limit = self.params.log_limit,
        .room = {self.params.spool_min_free, self.params.spool_max_run, self.params.uid},
        .cut_when_full = self.params.on_spool_full == 1,
    };
    output_begin(&self.output, &rules);
    if (loaded)
        return;
    if (cgroup_errno) {
        self.job.failed_step = STEP_CGROUP;
        self.job.failed_errno = cgroup_errno;
        return;
    }
    job_start(&self);
    params_release(&self.params);
}

static void signals_take(void)
{
    struct signalfd_siginfo about;
    while (read(self.signal_fd, &about, sizeof about) == sizeof about) {
        if (about.ssi_signo == SIGUSR1)
            ending_begin(&self, CAUSE_CANCEL, 0);
        else if (about.ssi_signo == SIGTERM)
            ending_begin(&self, CAUSE_HOST_SHUTDOWN, 1);
    }
    job_reap(&self);
}

/* Whether the run is over: the job gone and the leftovers rule met. May begin an ending to meet it. */
static int is_over(void)
{
    if (self.ending.phase != ENDING_NONE)
        return ending_turn(&self) && self.job.gone;
    if (!self.job.gone)
        return 0;
    if (self.params.leftovers == LEFTOVERS_KEEP || !tree_has_children())
        return 1;
    if (self.params.leftovers == LEFTOVERS_WAIT)
        return 0;
    ending_begin(&self, CAUSE_NONE, 1);
    return ending_turn(&self);
}

static void end_if_over(void)
{
    if (self.ended) {
        /* A cancel after the end is for what was left behind. */
        if (self.ending.phase != ENDING_NONE)
            (void)ending_turn(&self);
        return;
    }
    if (!is_over())
        return;
    crash_point("before-ended");
    if (report_ended(&self))
        leave(1);
    crash_point("ended");
    cgroup_remove(&self.cgroup);
}

static void close_if_drained(void)
{
    int64_t now = now_ms();
    if (!self.ended || !output_is_drained(&self.output))
        return;
    if (self.ending.phase != ENDING_NONE && tree_has_children())
        return;
    if ((self.output.unmarked[0] || self.output.unmarked[1]) && now < self.output.retry_at)
        return;
    if (output_mark_cut(&self.output))
        return;
    report_output(&self);
    /* Without the disk's word there is no `closed`: the free lock then says that the log's end is what is
     * there. */
    if (segments_sync(&self.output.segments))
        leave(1);
    crash_point("before-closed");
    if (report_closed(&self))
        leave(1);
    cgroup_remove(&self.cgroup);
}

static void sooner(int64_t *deadline, int64_t at)
{
    if (at > 0 && (*deadline == 0 || at < *deadline))
        *deadline = at;
}

/* Milliseconds until something is due, -1 for never. */
static int timeout_next(void)
{
    int64_t deadline = 0, now = now_ms();
    if (!self.ended || self.ending.phase != ENDING_NONE) {
        if (self.ending.phase == ENDING_NONE)
            sooner(&deadline, self.job.time_limit_at);
        else if (tree_has_children() || !self.ended)
            sooner(&deadline, self.ending.sweep_at);
    }
    if (self.output.stalled || (self.ended && (self.output.unmarked[0] || self.output.unmarked[1])))
        sooner(&deadline, self.output.retry_at);
    if (deadline == 0)
        return -1;
    int64_t wait = deadline - now;
    return wait < 0 ? 0 : wait > 3600000 ? 3600000 : (int)wait;
}

static void turn(void)
{
    struct pollfd watched[4] = {{.fd = self.signal_fd, .events = POLLIN},
                                {.fd = self.job.error_fd, .events = POLLIN}};
    for (int i = 0; i < 2; i++)
        watched[2 + i] =
            (struct pollfd){.fd = self.output.stalled ? -1 : self.output.pipe[i], .events = POLLIN};
    (void)poll(watched, 4, timeout_next());
    if (watched[1].revents)
        job_settle_exec(&self);
    if (watched[0].revents)
        signals_take();
    for (int i = 0; i < 2; i++)
        if (watched[2 + i].revents)
            output_take(&self.output, i);
    int64_t now = now_ms();
    output_retry(&self.output, now);
    if (!self.ended && self.job.time_limit_at > 0 && now >= self.job.time_limit_at)
        ending_begin(&self, CAUSE_TIME_LIMIT, 0);
    report_output(&self);
    end_if_over();
    close_if_drained();
}

_Noreturn void supervisor_run(const struct supervisor_order *order)
{
    first_acts(order);
    attempt_enter();
    attempt_begin(order);
    end_if_over();
    close_if_drained();
    while (!self.closed)
        turn();
    leave(0);
}
