/* reeve-launcher --confine UID GID -- PROGRAM ARG...: becomes that user for good and executes PROGRAM, which
 * is what meets the network. It gets descriptors 0 to 3, no group but its own, no capability and no way to
 * one, no terminal, no core file, and a filter of system calls that a network program has no use for. Called
 * by the monitor (net) and by `agentd join`; both give it an allow-listed environment. Fear: PROGRAM running
 * with anything of root's; so each step that fails ends this process. */
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"
#include "limits.h"
#include "privileges.h"
#include "syscall_filter.h"

#define EXIT_USAGE 2
#define EXIT_NOT_CONFINED 126
#define EXIT_NO_EXEC 127

static int confine_usage(void)
{
    fputs("usage: reeve-launcher --confine UID GID -- PROGRAM ARG...\n", stderr);
    return EXIT_USAGE;
}

/* Decimal, never 0 (root) and never 2^32-1 (which means "leave as it is" to setresuid(2)). */
static int id_parse(const char *word, unsigned *id)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(word, &end, 10);
    if (*word < '1' || *word > '9' || *end || errno || value >= 0xffffffffUL)
        return -1;
    *id = (unsigned)value;
    return 0;
}

/* What follows the drop must not be able to undo it, so limits are hard ones. */
static int limits_set(void)
{
    const struct rlimit none = {0, 0}, processes = {CONFINED_PROCESSES_MAX, CONFINED_PROCESSES_MAX};
    umask(077);
    return setrlimit(RLIMIT_CORE, &none) || setrlimit(RLIMIT_NPROC, &processes) ? -1 : 0;
}

/* When memory runs out it is to be this process and not the monitor. Failing costs nothing but that. */
static void oom_score_raise(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t wrote = write(fd, CONFINED_OOM_SCORE, strlen(CONFINED_OOM_SCORE));
    (void)wrote;
    close(fd);
}

/* NULL, or what could not be done. */
static const char *confine(uid_t uid, gid_t gid)
{
    struct identity identity = {uid, gid, NULL, 0};
    setsid(); /* fails only for a session's leader, who has no terminal of ours either */
    close_from(4);
    oom_score_raise();
    if (limits_set())
        return "set its limits";
    if (privileges_join_keyring(uid, gid))
        return "give it a keyring";
    if (privileges_empty_bounding_set())
        return "empty its bounding set";
    if (privileges_take_identity(&identity))
        return "become its user";
    if (privileges_forbid_new())
        return "forbid it new privileges";
    if (syscall_filter_install())
        return "filter its system calls";
    return chdir("/") ? "enter /" : NULL;
}

int confine_run(int argc, char **argv)
{
    unsigned uid, gid;
    if (argc < 6 || id_parse(argv[2], &uid) || id_parse(argv[3], &gid) || strcmp(argv[4], "--") != 0)
        return confine_usage();
    const char *failed = confine(uid, gid);
    if (failed) {
        fprintf(stderr, "reeve-launcher: could not %s (uid %u): %s\n", failed, uid, strerror(errno));
        return EXIT_NOT_CONFINED;
    }
    execv(argv[5], argv + 5);
    fprintf(stderr, "reeve-launcher: could not execute %s as uid %u: %s\n", argv[5], uid, strerror(errno));
    return EXIT_NO_EXEC;
}
