/* Variables from a file on the host, read by the job's own process when it has become the user and before
 * exec, so that it is the user's right to read the file that counts, and nothing of it goes anywhere else.
 * The format is that of docker's --env-file: NAME=VALUE lines, the value byte for byte to the end of it.
 * Nothing is quoted, expanded or continued, so that a secret never has to be escaped.
 * The danger: an error that would say what the file holds; only a line's number is told, never its text. */
#include "env_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "limits.h"

static int is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* One line, already terminated. 1 a variable, 0 nothing, -1 with the problem. */
static int line_check(const char *line, size_t length, struct env_fault *fault)
{
    const char *equals = memchr(line, '=', length);
    if (length == 0 || *line == '#')
        return 0;
    if (memchr(line, 0, length))
        fault->problem = ENV_NUL;
    else if (!equals)
        fault->problem = ENV_NO_EQUALS;
    else if (equals == line)
        fault->problem = ENV_NO_NAME;
    else if (length > VARIABLE_BYTES_MAX)
        fault->problem = ENV_LINE_TOO_LONG;
    for (const char *at = line; !fault->problem && at < equals; at++)
        if (is_blank(*at))
            fault->problem = ENV_BLANK_IN_NAME;
    return fault->problem ? -1 : 1;
}

int env_file_parse(char *bytes, size_t length, char **variables, struct env_fault *fault)
{
    int count = 0;
    size_t at = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* some editors begin so */
    memset(fault, 0, sizeof *fault);
    for (uint32_t line = 1; at < length; line++) {
        char *end = memchr(bytes + at, '\n', length - at);
        size_t next = end ? (size_t)(end - bytes) + 1 : length;
        size_t stop = end ? (size_t)(end - bytes) : length;
        if (stop > at && bytes[stop - 1] == '\r')
            stop--;
        while (at < stop && is_blank(bytes[at]))
            at++;
        fault->line = line;
        int found = line_check(bytes + at, stop - at, fault);
        if (found > 0 && count == ENV_FILE_VARIABLES_MAX)
            fault->problem = ENV_TOO_MANY;
        if (fault->problem)
            return -1;
        bytes[stop] = 0;
        if (found)
            variables[count++] = bytes + at;
        at = next;
    }
    fault->line = 0;
    return count;
}

/* The content, with room for one byte more; NULL with errno and `fault`. */
static char *content_read(const char *path, size_t *length, struct env_fault *fault)
{
    struct stat about;
    size_t have = 0, most = ENV_FILE_BYTES_MAX + 1;
    ssize_t got = 0;
    /* Not blocking: the open of a pipe or a terminal would wait for somebody else. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &about))
        return NULL;
    if (!S_ISREG(about.st_mode)) {
        fault->problem = ENV_NOT_REGULAR;
        return NULL;
    }
    char *bytes = mmap(NULL, most + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return NULL;
    while (have < most && (got = read(fd, bytes + have, most - have)) > 0)
        have += (size_t)got;
    if (got < 0)
        return NULL;
    close(fd);
    if (have == most) {
        fault->problem = ENV_TOO_LARGE;
        return NULL;
    }
    *length = have;
    return bytes;
}

/* The index of the variable with this one's name among `count`; -1 when there is none. */
static long place_of(char *const *variables, uint32_t count, const char *wanted)
{
    size_t named = strcspn(wanted, "=") + 1;
    for (uint32_t i = 0; i < count; i++)
        if (strncmp(variables[i], wanted, named) == 0)
            return i;
    return -1;
}

int env_file_apply(struct params *params, struct env_fault *fault)
{
    size_t length = 0, pointers = ENV_FILE_VARIABLES_MAX + (size_t)params->env_count + 1;
    memset(fault, 0, sizeof *fault);
    errno = 0;
    char *bytes = content_read(params->env_file, &length, fault);
    char **variables = bytes ? mmap(NULL, 2 * pointers * sizeof *variables, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                             : MAP_FAILED;
    if (variables == MAP_FAILED)
        return -1;
    int found = env_file_parse(bytes, length, variables, fault);
    if (found < 0)
        return -1;
    char **merged = variables + pointers;
    char *const *over = params->env + params->env_below;
    uint32_t count = params->env_below, over_count = params->env_count - params->env_below;
    memcpy(merged, params->env, count * sizeof *merged);
    for (int i = 0; i < found; i++) {
        long at = place_of(merged, count, variables[i]);
        if (place_of(over, over_count, variables[i]) < 0)
            merged[at < 0 ? (long)count++ : at] = variables[i];
    }
    memcpy(merged + count, over, over_count * sizeof *merged);
    params->env = merged;
    params->env_count = count + over_count;
    return 0;
}
