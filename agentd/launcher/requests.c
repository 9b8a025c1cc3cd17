/* What the monitor may ask, as a table. A request is well-formed or it ends the launcher; whether it succeeds
 * is the status of its reply. Names are parsed by names.c before any path is made of them. The launcher
 * decides nothing: a second start of an attempt is stopped by lock and claim, in the supervisor. */
#include "requests.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "account_call.h"
#include "bytes.h"
#include "control.h"
#include "names.h"
#include "pam_call.h"
#include "pidfd.h"
#include "process.h"
#include "settle.h"
#include "supervisor.h"
#include "sweep.h"
#include "syslog_line.h"

int lock_owner(const char *name, pid_t *owner)
{
    char path[ATTEMPT_NAME_BYTES_MAX + 16];
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    snprintf(path, sizeof path, "runs/%s/" RECORD_FILE, name);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return -1;
    int result = fcntl(fd, F_GETLK, &lock);
    int why = errno;
    close(fd);
    errno = why;
    if (result)
        return -1;
    *owner = lock.l_type == F_UNLCK ? 0 : lock.l_pid;
    return lock.l_type != F_UNLCK;
}

/* What a process that nobody waits for does with its order; it never returns. */
typedef void (*life)(const void *order);

static void supervisor_life(const void *order)
{
    supervisor_run(order);
}

static void settle_life(const void *order)
{
    settle_run(order);
}

/* The first child: forks the process, tells its pid through shared memory, and is gone, so that the process
 * belongs to nobody who would have to wait for it. */
static _Noreturn void first_fork(life live, const void *order, volatile int32_t *told)
{
    pid_t pid = fork();
    if (pid == 0)
        live(order);
    *told = pid < 0 ? -errno : pid;
    _exit(0);
}

/* The process's pid, or -errno. */
static int32_t fork_twice(life live, const void *order)
{
    static volatile int32_t *told;
    sigset_t all, before;
    if (!told) {
        void *page = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED)
            return -errno;
        told = page;
    }
    *told = -ECHILD;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t first = fork();
    if (first == 0)
        first_fork(live, order, told);
    int32_t result = -errno;
    if (first > 0) {
        while (waitpid(first, NULL, 0) < 0 && errno == EINTR)
            continue;
        result = *told;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return result;
}

static int name_take(struct attempt_name *name, const uint8_t *bytes, uint32_t length)
{
    return name_parse(name, (const char *)bytes, length);
}

static int start(const struct launcher *launcher, const struct record *record)
{
    struct supervisor_order order = {.boot = launcher->boot, .cgroup_root = launcher->cgroup_root};
    uint8_t answer[4] = {0};
    pid_t owner;
    if (name_take(&order.name, record->payload, record->length))
        return -1;
    order.records = wire_buffer(&order.records_size);
    if (lock_owner(order.name.text, &owner) < 0) {
        wire_reply(record, (uint32_t)errno, answer, sizeof answer);
        return 0;
    }
    int32_t pid = fork_twice(supervisor_life, &order);
    put_u32(answer, pid > 0 ? (uint32_t)pid : 0);
    wire_reply(record, pid > 0 ? 0 : (uint32_t)-pid, answer, sizeof answer);
    return 0;
}

/* Asked, opened, asked again: between the two looks the descriptor came to mean the lock's owner and nobody
 * else. */
static int owner_signal(const char *name, int number)
{
    pid_t owner, again;
    struct process process;
    int held = lock_owner(name, &owner);
    if (held <= 0)
        return held == 0 ? ESRCH : errno;
    int pidfd = pidfd_of(owner);
    if (pidfd < 0 && errno != ENOSYS)
        return errno;
    int known = process_read(owner, &process) == 0;
    int result = ESRCH;
    if (known && lock_owner(name, &again) == 1 && again == owner) {
        int sent =
            pidfd >= 0 ? pidfd_signal(pidfd, number) : process_signal(owner, process.start_ticks, number);
        result = sent == 0 ? 0 : errno;
    }
    if (pidfd >= 0)
        close(pidfd);
    return result;
}

static int signal_attempt(const struct launcher *launcher, const struct record *record)
{
    struct attempt_name name;
    (void)launcher;
    if (record->length < 1 || name_take(&name, record->payload + 1, record->length - 1))
        return -1;
    if (*record->payload != 1 && *record->payload != 2)
        return -1;
    int status = owner_signal(name.text, *record->payload == 1 ? SIGUSR1 : SIGTERM);
    wire_reply(record, (uint32_t)status, NULL, 0);
    return 0;
}

static int probe(const struct launcher *launcher, const struct record *record)
{
    struct attempt_name name;
    uint8_t answer[5] = {0};
    pid_t owner = 0;
    (void)launcher;
    if (name_take(&name, record->payload, record->length))
        return -1;
    /* No record, no lock: its making, or its removal, was interrupted. */
    int held = lock_owner(name.text, &owner);
    int status = held < 0 && errno != ENOENT ? errno : 0;
    answer[0] = held == 1;
    put_u32(answer + 1, held == 1 ? (uint32_t)owner : 0);
    wire_reply(record, (uint32_t)status, answer, sizeof answer);
    return 0;
}

static int sweep(const struct launcher *launcher, const struct record *record)
{
    static uint8_t answer[SWEEP_ANSWER_BYTES_MAX];
    struct attempt_name name;
    pid_t owner;
    if (name_take(&name, record->payload, record->length))
        return -1;
    if (lock_owner(name.text, &owner) < 0 && errno != ENOENT) {
        put_u32(answer, 0);
        wire_reply(record, (uint32_t)errno, answer, 4);
        return 0;
    }
    wire_reply(record, 0, answer, sweep_attempt(&name, launcher->boot, answer));
    return 0;
}

/* u8 kind, then `<attempt name> <reason>`. */
static int settle(const struct launcher *launcher, const struct record *record)
{
    struct settle_order order = {.boot = launcher->boot};
    const char *text = (const char *)record->payload + 1;
    const char *space = record->length > 1 ? memchr(text, ' ', record->length - 1) : NULL;
    if (!space || name_take(&order.name, (const uint8_t *)text, (uint32_t)(space - text)))
        return -1;
    size_t length = record->length - 2 - (size_t)(space - text);
    if (length == 0 || length > REASON_BYTES_MAX || memchr(space + 1, 0, length) ||
        (*record->payload != CLAIM_CANCELLED && *record->payload != CLAIM_REFUSED))
        return -1;
    memcpy(order.reason, space + 1, length);
    order.kind = (enum claim_kind)*record->payload;
    order.records = wire_buffer(&order.records_size);
    int32_t pid = fork_twice(settle_life, &order);
    wire_reply(record, pid > 0 ? 0 : (uint32_t)-pid, NULL, 0);
    return 0;
}

static int account(const struct launcher *launcher, const struct record *record)
{
    return account_call_begin(launcher->account_program, record);
}

/* Nothing but the proof that we answer. */
static int ping(const struct launcher *launcher, const struct record *record)
{
    (void)launcher;
    wire_reply(record, 0, NULL, 0);
    return 0;
}

static int answer(const struct launcher *launcher, const struct record *record)
{
    (void)launcher;
    return control_answer(record);
}

static int pam(const struct launcher *launcher, const struct record *record)
{
    return pam_call_begin(launcher->pam_program, record);
}

static int say(const struct launcher *launcher, const struct record *record)
{
    if (record->length < 1 || record->length > SYSLOG_TEXT_BYTES_MAX)
        return -1;
    int status = syslog_line_send(launcher->syslog, record->payload, record->length);
    wire_reply(record, (uint32_t)status, NULL, 0);
    return 0;
}

static const struct {
    uint16_t kind;
    int (*perform)(const struct launcher *launcher, const struct record *record);
} table[] = {{1, start},  {2, signal_attempt}, {3, probe}, {4, sweep},   {5, account},
             {6, settle}, {8, pam},            {11, say},  {16, answer}, {17, ping}};

int request_perform(const struct launcher *launcher, const struct record *record)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].kind == record->kind)
            return table[i].perform(launcher, record);
    return -1;
}
