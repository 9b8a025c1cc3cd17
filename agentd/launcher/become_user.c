/* Becomes the job's user, as the parameters say: keyring, bounding set where policy wants it empty, identity,
 * no_new_privs where policy wants it. Owner mode (identity 0) changes nothing and only checks that the
 * parameters mean who we are. Called by child.c. Fear: a job as somebody it was not to be; privileges.c
 * proves each step, and every failure is final. */
#include "become_user.h"

#include <errno.h>
#include <unistd.h>

#include "bytes.h"
#include "privileges.h"

static gid_t groups[GROUPS_MAX];

static int owner_is_meant(const struct params *params)
{
    if (params->uid == geteuid() && params->gid == getegid())
        return 0;
    errno = EPERM;
    return -1;
}

int become_user(const struct params *params)
{
    struct identity identity = {params->uid, params->gid, groups, params->group_count};
    if (params->identity == 0) {
        if (owner_is_meant(params))
            return -1;
        return params->no_new_privs ? privileges_forbid_new() : 0;
    }
    for (uint32_t i = 0; i < params->group_count; i++)
        groups[i] = get_u32(params->groups + 4 * (size_t)i);
    if (privileges_join_keyring(params->uid, params->gid))
        return -1;
    if (params->empty_bounding_set && privileges_empty_bounding_set())
        return -1;
    if (privileges_take_identity(&identity))
        return -1;
    return params->no_new_privs ? privileges_forbid_new() : 0;
}
