/* Becomes the job's user and proves it. Order matters: keyring, groups, then gid, then uid; after uid there
 * is no way back, and that there is none is tested here each time. Owner mode (identity 0) changes nothing
 * and only checks that the parameters mean who we are. Called by child.c. Fear: a drop that half worked;
 * every failure is final. */
#include "become_user.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "bytes.h"

#define KEYCTL_JOIN_SESSION_KEYRING 1
#define GROUPS_MAX 65536

static gid_t wanted[GROUPS_MAX], held[GROUPS_MAX];

static int number_compare(const void *left, const void *right)
{
    gid_t a = *(const gid_t *)left, b = *(const gid_t *)right;
    return a < b ? -1 : a > b;
}

/* The kernel keeps groups sorted and may hold duplicates as given; both lists are compared sorted. */
static int groups_are(size_t count)
{
    int have = getgroups(GROUPS_MAX, held);
    if (have < 0 || (size_t)have != count)
        return 0;
    qsort(wanted, count, sizeof *wanted, number_compare);
    qsort(held, count, sizeof *held, number_compare);
    return memcmp(wanted, held, count * sizeof *wanted) == 0;
}

static int capabilities_are_gone(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct have[2];
    if (syscall(SYS_capget, &header, have))
        return 0;
    return !(have[0].effective | have[0].permitted | have[1].effective | have[1].permitted);
}

static void inheritable_clear(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct have[2];
    if (syscall(SYS_capget, &header, have))
        return;
    have[0].inheritable = have[1].inheritable = 0;
    (void)syscall(SYS_capset, &header, have);
}

static int proved(const struct params *params)
{
    uid_t r, e, s;
    gid_t rg, eg, sg;
    if (getresuid(&r, &e, &s) || getresgid(&rg, &eg, &sg))
        return 0;
    if (r != params->uid || e != params->uid || s != params->uid)
        return 0;
    if (rg != params->gid || eg != params->gid || sg != params->gid || !groups_are(params->group_count))
        return 0;
    if (params->uid == 0)
        return 1;
    return setresuid((uid_t)-1, 0, (uid_t)-1) == -1 && capabilities_are_gone();
}

int become_user(const struct params *params)
{
    if (params->identity == 0) {
        if (params->uid == geteuid() && params->gid == getegid())
            return 0;
        errno = EPERM;
        return -1;
    }
    /* Without a session keyring of its own a job reads the keys of another of the same daemon (keyctl(2)). A
     * kernel without keys has nothing to protect. */
    if (syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL) < 0 && errno != ENOSYS)
        return -1;
    for (uint32_t i = 0; i < params->group_count; i++)
        wanted[i] = get_u32(params->groups + 4 * (size_t)i);
    (void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    inheritable_clear();
    if (setgroups(params->group_count, wanted) || setresgid(params->gid, params->gid, params->gid) ||
        setresuid(params->uid, params->uid, params->uid))
        return -1;
    if (!proved(params)) {
        errno = EPERM;
        return -1;
    }
    return 0;
}
