/* Giving up root, and proving that it is gone: shared by a job's becoming its user and net's confinement. */
#ifndef REEVE_PRIVILEGES_H
#define REEVE_PRIVILEGES_H

#include <stddef.h>
#include <sys/types.h>

#define GROUPS_MAX 65536

struct identity {
    uid_t uid;
    gid_t gid;
    gid_t *groups; /* supplementary, all of them; gets sorted */
    size_t group_count;
};

/* Each 0, or -1 with errno; after -1 the process must not go on. */

/* A session keyring of its own, for uid and gid. To be called while still root. */
int privileges_join_keyring(uid_t uid, gid_t gid);
/* No program executed from now on can gain a capability, also not as root. To be called while still root. */
int privileges_empty_bounding_set(void);
/* Becomes the identity for good, with no capability left unless it is uid 0, and tests that each is so. */
int privileges_take_identity(struct identity *identity);
/* No program executed from now on gains anything by set-user-ID or file capabilities (prctl(2)). */
int privileges_forbid_new(void);

#endif
