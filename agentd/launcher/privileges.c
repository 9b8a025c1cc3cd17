/* The one way from root to somebody else, and the proof that there is none back. Order matters: keyring and
 * bounding set need root; then groups, gid, uid, because each step takes the right to the one before it.
 * Called by become_user.c and confine.c, between fork and exec. Fear: a drop that half worked; so what the
 * kernel says afterwards is compared with what was wanted, and root is asked for again and must be refused.
 */
#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KEYCTL_GET_KEYRING_ID 0
#define KEYCTL_JOIN_SESSION_KEYRING 1
#define KEYCTL_CHOWN 4
#define KEY_SPEC_SESSION_KEYRING (-3)
#define CAPABILITIES_MAX 64

static gid_t held[GROUPS_MAX];

static int number_compare(const void *left, const void *right)
{
    gid_t a = *(const gid_t *)left, b = *(const gid_t *)right;
    return a < b ? -1 : a > b;
}

/* The kernel keeps groups sorted and may hold duplicates as given; both lists are compared sorted. */
static int groups_are(const struct identity *identity)
{
    int have = getgroups(GROUPS_MAX, held);
    if (have < 0 || (size_t)have != identity->group_count)
        return 0;
    if (have == 0)
        return 1;
    qsort(identity->groups, identity->group_count, sizeof(gid_t), number_compare);
    qsort(held, identity->group_count, sizeof(gid_t), number_compare);
    return memcmp(identity->groups, held, identity->group_count * sizeof(gid_t)) == 0;
}

/* Ambient capabilities are a part of the inheritable ones, so none of these is none of those. */
static int capabilities_are_gone(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct have[2];
    uint32_t any = 0;
    if (syscall(SYS_capget, &header, have))
        return 0;
    for (int i = 0; i < 2; i++)
        any |= have[i].effective | have[i].permitted | have[i].inheritable;
    return any == 0;
}

static int inheritable_clear(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct have[2];
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) && errno != EINVAL)
        return -1;
    if (syscall(SYS_capget, &header, have))
        return -1;
    have[0].inheritable = have[1].inheritable = 0;
    return (int)syscall(SYS_capset, &header, have);
}

/* A kernel without keys has nothing to protect; where a filter forbids keyctl(2) altogether, the job cannot
 * use it either. */
static int keys_are_out_of_reach(int why)
{
    if (why == ENOSYS)
        return 1;
    return why == EPERM && syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 0) < 0 &&
           errno == EPERM;
}

int privileges_join_keyring(uid_t uid, gid_t gid)
{
    /* Without a session keyring of its own a job reads the keys of another of the same daemon (keyctl(2)). */
    if (syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL) < 0) {
        int why = errno;
        if (keys_are_out_of_reach(why))
            return 0;
        errno = why;
        return -1;
    }
    /* So that its keys count as the user's. With that quota used up the keyring stays root's, which
     * possession makes just as usable. */
    (void)syscall(SYS_keyctl, KEYCTL_CHOWN, KEY_SPEC_SESSION_KEYRING, uid, gid);
    return 0;
}

int privileges_empty_bounding_set(void)
{
    for (int capability = 0; capability < CAPABILITIES_MAX; capability++)
        if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) > 0 && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0))
            return -1;
    return 0;
}

/* Real, effective, saved and file system ids. setfsuid(-1) changes nothing and answers what it is. */
static int ids_are(const struct identity *identity)
{
    uid_t r, e, s;
    gid_t rg, eg, sg;
    if (getresuid(&r, &e, &s) || getresgid(&rg, &eg, &sg))
        return 0;
    return r == identity->uid && e == identity->uid && s == identity->uid && rg == identity->gid &&
           eg == identity->gid && sg == identity->gid && (uid_t)setfsuid((uid_t)-1) == identity->uid &&
           (gid_t)setfsgid((gid_t)-1) == identity->gid;
}

/* Asks for root in every way there is, and must be refused each time. */
static int root_is_out_of_reach(const struct identity *identity)
{
    if (identity->uid == 0)
        return 1;
    return capabilities_are_gone() && setresuid((uid_t)-1, 0, (uid_t)-1) == -1 && setuid(0) == -1 &&
           setgroups(0, NULL) == -1 && (identity->gid == 0 || setresgid((gid_t)-1, 0, (gid_t)-1) == -1);
}

int privileges_take_identity(struct identity *identity)
{
    if (inheritable_clear() || setgroups(identity->group_count, identity->groups) ||
        setresgid(identity->gid, identity->gid, identity->gid) ||
        setresuid(identity->uid, identity->uid, identity->uid))
        return -1;
    /* fs.suid_dumpable may say otherwise, and what root had in memory is still here until exec. */
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
        return -1;
    if (groups_are(identity) && ids_are(identity) && root_is_out_of_reach(identity) && ids_are(identity))
        return 0;
    errno = EPERM;
    return -1;
}

int privileges_forbid_new(void)
{
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}
