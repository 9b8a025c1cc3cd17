/* A job's script and input stay root's: whoever owned them could change what was checked, signed or listed by
 * its hash. So one user gets one right, by an access control list (acl(5)) that names no group: several users
 * may share a primary group. The list is written as the kernel keeps it (posix_acl_xattr.h), because libacl
 * would be one more library. Called by child.c before the user is become. Fear: a right for somebody else; a
 * file system without such lists is told so instead of being given a looser mode. */
#include "grant.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "bytes.h"

#define ACL_NAME "system.posix_acl_access"
#define ACL_VERSION 2
#define ENTRY_BYTES 8
#define ENTRIES 5
#define NOBODY UINT32_MAX

enum tag { TAG_OWNER = 1, TAG_USER = 2, TAG_GROUP = 4, TAG_MASK = 16, TAG_OTHER = 32 };

static void entry_put(uint8_t *at, enum tag tag, unsigned rights, uint32_t id)
{
    put_u16(at, (uint16_t)tag);
    put_u16(at + 2, (uint16_t)rights);
    put_u32(at + 4, id);
}

/* The owner and that user get the rights, everybody else none. In the order of the tags, as acl_valid(3)
 * wants it. */
static int file_grant(const char *path, uid_t uid, unsigned rights)
{
    uint8_t list[4 + ENTRIES * ENTRY_BYTES];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT ? 0 : -1;
    put_u32(list, ACL_VERSION);
    entry_put(list + 4, TAG_OWNER, rights, NOBODY);
    entry_put(list + 4 + ENTRY_BYTES, TAG_USER, rights, uid);
    entry_put(list + 4 + 2 * ENTRY_BYTES, TAG_GROUP, 0, NOBODY);
    entry_put(list + 4 + 3 * ENTRY_BYTES, TAG_MASK, rights, NOBODY);
    entry_put(list + 4 + 4 * ENTRY_BYTES, TAG_OTHER, 0, NOBODY);
    int result = fsetxattr(fd, ACL_NAME, list, sizeof list, 0);
    int why = errno;
    close(fd);
    errno = why;
    return result;
}

int files_grant(uid_t uid)
{
    if (uid == 0)
        return 0;
    return file_grant("script", uid, 5) || file_grant("stdin", uid, 4) ? -1 : 0;
}
