/* reeve-launcher: root's (or the owner's) only means to start something. It holds <spool>/daemon.lock, forks
 * one supervisor per start, passes their wake-ups on, and decides nothing; its orders come over descriptor 3
 * and it leaves on its end. It can be killed at any moment: all that lasts is in run directories and
 * supervisors. The same file is the keeper (--keep) and the way down from root to net's user (--confine).
 * Fear: blocking. Everything that could is in a process of its own. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "account_call.h"
#include "bytes.h"
#include "cgroup.h"
#include "child.h"
#include "confine.h"
#include "control.h"
#include "hooks.h"
#include "keeper.h"
#include "names.h"
#include "pam_call.h"
#include "process.h"
#include "requests.h"
#include "sha256.h"
#include "title.h"
#include "wire.h"

#define EXIT_MALFORMED 1
#define EXIT_USAGE 2
#define EXIT_BUSY 3

static struct launcher launcher = {.syslog = "/dev/log"};
static int wake_fd = -1;
static const char *control_path;

/* Tells monitor and stderr, then leaves. */
static _Noreturn void give_up(const char *sentence)
{
    char text[512];
    int length =
        snprintf(text, sizeof text, "%s%s%s", sentence, errno ? ": " : "", errno ? strerror(errno) : "");
    fprintf(stderr, "reeve-launcher: %s\n", text);
    wire_send(EVENT_FAILED, 0, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
    wire_flush_within(LAST_WORDS_MS);
    _exit(EXIT_MALFORMED);
}

static int wire_is_closed(void)
{
    struct pollfd watched = {.fd = WIRE_FD, .events = POLLIN};
    char byte;
    return poll(&watched, 1, DAEMON_LOCK_RETRY_MS) > 0 &&
           recv(WIRE_FD, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* The descriptor is never closed: that would drop the record lock. */
static void daemon_lock_take(void)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    struct flock holder = lock;
    int64_t until = now_ms() + DAEMON_LOCK_WAIT_MS;
    char word[16];
    int fd = open("daemon.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (fd < 0)
        give_up("could not open daemon.lock");
    /* Whatever the umask of who started us: the pid in it is for the group to read. */
    if (fchmod(fd, 0640))
        give_up("could not set the mode of daemon.lock");
    while (fcntl(fd, F_SETLK, &lock)) {
        if (errno != EAGAIN && errno != EACCES)
            give_up("could not lock daemon.lock");
        if (wire_is_closed())
            _exit(0);
        /* With input waiting the poll returns at once. */
        usleep(DAEMON_LOCK_RETRY_MS * 1000);
        if (now_ms() < until)
            continue;
        uint8_t pid[4] = {0};
        if (fcntl(fd, F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK)
            put_u32(pid, (uint32_t)holder.l_pid);
        fprintf(stderr, "reeve-launcher: the spool is held by process %u\n", (unsigned)get_u32(pid));
        wire_send(EVENT_BUSY, 0, pid, sizeof pid);
        wire_flush_within(LAST_WORDS_MS);
        _exit(EXIT_BUSY);
    }
    int length = snprintf(word, sizeof word, "%d\n", (int)getpid());
    if (ftruncate(fd, 0) || pwrite(fd, word, (size_t)length, 0) != length)
        give_up("could not write daemon.lock");
}

static void wake_bind(void)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = "wake"};
    mode_t before = umask(0177);
    (void)unlink("wake");
    wake_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (wake_fd < 0 || bind(wake_fd, (struct sockaddr *)&at, sizeof at))
        give_up("could not bind the wake socket");
    umask(before);
}

/* A datagram is passed on only when it is exactly a name and a known word; anyone with rights on it could
 * send. */
static void wake_pass(const char *text, size_t length)
{
    static const char *const words[] = {"started", "ended",    "closed", "stalled",
                                        "flowing", "stopping", "settled"};
    struct attempt_name name;
    const char *space = memchr(text, ' ', length);
    if (!space || name_parse(&name, text, (size_t)(space - text)))
        return;
    size_t word_length = length - (size_t)(space - text) - 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == word_length && memcmp(words[i], space + 1, word_length) == 0)
            wire_send(EVENT_WAKE, 0, text, length);
}

static void wakes_take(void)
{
    char text[ATTEMPT_NAME_BYTES_MAX + 32];
    for (int i = 0; i < WAKES_PER_TURN_MAX && wire_has_room(); i++) {
        ssize_t got = recv(wake_fd, text, sizeof text, MSG_DONTWAIT | MSG_TRUNC);
        if (got < 0)
            return;
        if ((size_t)got <= sizeof text)
            wake_pass(text, (size_t)got);
    }
}

/* Performs every whole record in hand. Returns 0 while the monitor is there, 1 when it has gone. */
static int records_take(void)
{
    struct record record;
    int filled = wire_fill();
    while (wire_has_room()) {
        enum record_state state = wire_next(&record);
        if (state == RECORD_PARTIAL)
            return filled < 0;
        errno = 0;
        if (state == RECORD_MALFORMED || request_perform(&launcher, &record))
            give_up("malformed request from the monitor");
        if (wire_flush())
            return 1;
    }
    return 0;
}

static int timeout_next(int64_t tidy_at)
{
    int64_t deadlines[] = {account_call_deadline(), pam_call_deadline(), control_deadline(),
                           launcher.cgroup_root ? tidy_at : 0};
    int64_t next = 0, now = now_ms();
    for (size_t i = 0; i < sizeof deadlines / sizeof *deadlines; i++)
        if (deadlines[i] && (next == 0 || deadlines[i] < next))
            next = deadlines[i];
    if (next == 0)
        return -1;
    return next <= now ? 0 : (int)(next - now);
}

static void serve(void)
{
    int64_t tidy_at = 0;
    for (int over = 0; !over;) {
        struct pollfd watched[2 + ACCOUNTS_AT_ONCE_MAX + PAM_PLACES + CONTROL_WATCHED_MAX];
        int room = wire_has_room();
        watched[0] = (struct pollfd){.fd = WIRE_FD, .events = room ? POLLIN : 0};
        if (wire_has_output())
            watched[0].events |= POLLOUT;
        watched[1] = (struct pollfd){.fd = room ? wake_fd : -1, .events = POLLIN};
        int helpers = account_call_watch(watched + 2);
        helpers += pam_call_watch(watched + 2 + helpers);
        helpers += room ? control_watch(watched + 2 + helpers) : 0;
        (void)poll(watched, (nfds_t)(2 + helpers), timeout_next(tidy_at));
        if (room)
            over = records_take();
        wakes_take();
        account_call_turn(now_ms());
        pam_call_turn(now_ms());
        control_turn(now_ms());
        if (wire_flush())
            over = 1;
        if (launcher.cgroup_root && now_ms() >= tidy_at) {
            cgroup_tidy(launcher.cgroup_root);
            tidy_at = now_ms() + CGROUP_TIDY_EVERY_MS;
        }
    }
    account_call_end_all();
    pam_call_end_all();
}

static _Noreturn void usage(void)
{
    fputs("usage: reeve-launcher --spool DIR [--cgroup DIR] [--account PROGRAM] [--pam PROGRAM]\n"
          "                      [--syslog SOCKET] [--control SOCKET]\n"
          "       reeve-launcher --keep [--log FILE] [--ready-fd N] -- PROGRAM ARG...\n"
          "       reeve-launcher --confine UID GID -- PROGRAM ARG...\n",
          stderr);
    _exit(EXIT_USAGE);
}

static const char *options_take(int argc, char **argv)
{
    const char *spool = NULL;
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 >= argc)
            usage();
        if (strcmp(argv[i], "--spool") == 0)
            spool = argv[i + 1];
        else if (strcmp(argv[i], "--cgroup") == 0)
            launcher.cgroup_root = strdup(argv[i + 1]);
        else if (strcmp(argv[i], "--control") == 0)
            control_path = strdup(argv[i + 1]);
        else if (strcmp(argv[i], "--account") == 0)
            launcher.account_program = strdup(argv[i + 1]);
        else if (strcmp(argv[i], "--pam") == 0)
            launcher.pam_program = strdup(argv[i + 1]);
        else if (strcmp(argv[i], "--syslog") == 0)
            launcher.syslog = strdup(argv[i + 1]);
        else
            usage();
    }
    if (!spool)
        usage();
    return spool;
}

int main(int argc, char **argv)
{
    hooks_read();
    if (argc > 1 && strcmp(argv[1], "--keep") == 0)
        return keeper_run(argc, argv);
    if (argc > 1 && strcmp(argv[1], "--confine") == 0)
        return confine_run(argc, argv);
    title_keep(argc, argv, environ);
    const char *spool = options_take(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    signals_note();
    errno = 0;
    if (fcntl(WIRE_FD, F_GETFD) < 0) {
        fputs("reeve-launcher: descriptor 3 must be the monitor's socket\n", stderr);
        return EXIT_USAGE;
    }
    (void)fcntl(WIRE_FD, F_SETFD, FD_CLOEXEC);
    if (chdir(spool))
        give_up("could not enter the spool");
    if (boot_identity(launcher.boot))
        give_up("could not learn the boot identity");
    sha256_choose();
    daemon_lock_take();
    wake_bind();
    if (control_path && control_bind(control_path))
        give_up("could not bind the control socket");
    wire_send(EVENT_READY, 0, launcher.boot, strlen(launcher.boot));
    serve();
    return 0;
}
