/* Takes and reads claims. Order is the whole point: temporary file, fdatasync, link (fails when a claim
 * exists), and the directory synced BEFORE the caller may exec. After a power cut either the claim is there,
 * or nothing ran. */
#include "claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "process.h"

static int directory_sync(void)
{
    int fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int result = fsync(fd);
    close(fd);
    return result;
}

static int temporary_open(char path[40])
{
    for (int tries = 0; tries < CLAIM_TMP_TRIES_MAX; tries++) {
        uint64_t noise;
        if (getrandom(&noise, sizeof noise, 0) != sizeof noise)
            return -1;
        snprintf(path, 40, "claim.tmp.%016llx", (unsigned long long)noise);
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static int line_write(int fd, const char *line, size_t length)
{
    ssize_t wrote = write(fd, line, length);
    if (wrote >= 0 && (size_t)wrote != length) {
        errno = ENOSPC;
        return -1;
    }
    return wrote < 0 ? -1 : fdatasync(fd);
}

int claim_take(const char *boot, uint64_t start_ticks)
{
    char path[40], line[CLAIM_BYTES_MAX];
    int length = snprintf(line, sizeof line, "reeve-claim-1 start %llu %s %d %llu -\n",
                          (unsigned long long)now_us(), boot, (int)getpid(), (unsigned long long)start_ticks);
    int fd = temporary_open(path);
    if (fd < 0)
        return -1;
    int result = line_write(fd, line, (size_t)length);
    close(fd);
    if (result == 0)
        result = link(path, "claim");
    int why = errno;
    unlink(path);
    if (result && why != EEXIST) {
        errno = why;
        return -1;
    }
    /* Also when lost: whoever reads the winner's claim next must not see it vanish. */
    if (directory_sync())
        return -1;
    return result == 0;
}

/* One word of printable ASCII up to the next space; returns its length, 0 when it is empty or too long. */
static size_t word_length(const char *at, const char *end)
{
    size_t length = 0;
    while (at + length < end && at[length] > ' ' && at[length] < 127)
        length++;
    return length;
}

static int number_read(const char *at, size_t length, uint64_t *value)
{
    *value = 0;
    if (length == 0 || length > 19)
        return -1;
    for (size_t i = 0; i < length; i++) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        *value = *value * 10 + (uint64_t)(at[i] - '0');
    }
    return 0;
}

static int kind_read(const char *word, size_t length, enum claim_kind *kind)
{
    static const char *const kinds[] = {"start", "cancelled", "refused"};
    for (int i = 0; i < 3; i++)
        if (strlen(kinds[i]) == length && memcmp(kinds[i], word, length) == 0) {
            *kind = (enum claim_kind)i;
            return 0;
        }
    return -1;
}

int claim_parse(struct claim *claim, const char *bytes, size_t length)
{
    const char *words[7], *end = bytes + length;
    size_t lengths[7];
    uint64_t pid;
    memset(claim, 0, sizeof *claim);
    if (length == 0 || length > CLAIM_BYTES_MAX || end[-1] != '\n')
        return -1;
    for (int i = 0; i < 7; i++) {
        words[i] = bytes;
        lengths[i] = word_length(bytes, end);
        bytes += lengths[i];
        if (lengths[i] == 0 || bytes >= end || *bytes != (i < 6 ? ' ' : '\n'))
            return -1;
        bytes++;
    }
    if (bytes != end || lengths[0] != 13 || memcmp(words[0], "reeve-claim-1", 13) != 0)
        return -1;
    if (kind_read(words[1], lengths[1], &claim->kind) || number_read(words[2], lengths[2], &claim->at_us) ||
        lengths[3] > BOOT_BYTES_MAX || number_read(words[4], lengths[4], &pid) || pid > INT32_MAX ||
        number_read(words[5], lengths[5], &claim->start_ticks))
        return -1;
    memcpy(claim->boot, words[3], lengths[3]);
    claim->pid = (uint32_t)pid;
    return 0;
}
