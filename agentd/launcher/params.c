/* Parses start parameters by a table of tags. The CRC is checked over everything first, but the content is
 * still distrusted: unknown tags, wrong lengths, repeats, NULs and missing fields all refuse the attempt.
 * Strings have no NUL in the file; each gets one in the first byte of the record that follows it (there
 * always is one, the end record), written after that record's header has been read. That saves a second copy
 * of 2 MiB. */
#include "params.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bytes.h"
#include "crc32.h"
#include "limits.h"

enum type {
    TYPE_STRING,
    TYPE_BYTES16,
    TYPE_U8,
    TYPE_U32,
    TYPE_I32,
    TYPE_U64,
    TYPE_ARG,
    TYPE_ENV,
    TYPE_GROUPS,
    TYPE_RLIMIT
};

#define AT(field) offsetof(struct params, field)

static const struct row {
    uint16_t tag;
    uint8_t type;
    uint8_t required;
    size_t at;
    uint32_t max;
} table[] = {
    {1, TYPE_BYTES16, 1, AT(ledger), 0},
    {2, TYPE_U64, 1, AT(run), 0},
    {3, TYPE_U32, 1, AT(attempt), UINT32_MAX},
    {10, TYPE_STRING, 1, AT(exec_path), 0},
    {11, TYPE_U8, 0, AT(exec_search), 1},
    {12, TYPE_ARG, 1, 0, 0},
    {13, TYPE_ENV, 0, 0, 0},
    {14, TYPE_STRING, 1, AT(cwd), 0},
    {15, TYPE_U32, 1, AT(umask), 0777},
    {16, TYPE_U8, 0, AT(stdin_file), 1},
    {17, TYPE_U8, 0, AT(sh_fallback), 1},
    {20, TYPE_U8, 1, AT(identity), 1},
    {21, TYPE_U32, 1, AT(uid), UINT32_MAX - 1},
    {22, TYPE_U32, 1, AT(gid), UINT32_MAX - 1},
    {23, TYPE_GROUPS, 0, 0, 0},
    {30, TYPE_RLIMIT, 0, 0, 0},
    {31, TYPE_I32, 0, AT(nice), 0},
    {32, TYPE_I32, 0, AT(oom_score_adj), 0},
    {40, TYPE_U64, 1, AT(log_limit), 0},
    {41, TYPE_U8, 0, AT(on_spool_full), 1},
    {42, TYPE_U8, 0, AT(merge), 1},
    {43, TYPE_U64, 0, AT(time_limit_ms), 0},
    {44, TYPE_U32, 1, AT(grace_ms), UINT32_MAX},
    {45, TYPE_U8, 0, AT(leftovers), 2},
    {46, TYPE_U64, 0, AT(spool_min_free), 0},
    {47, TYPE_U64, 0, AT(spool_max_run), 0},
};

#define ROWS (sizeof table / sizeof *table)
#define TAG_END 65535
#define HEADER 8

static int rlimit_add(struct params *params, const uint8_t *value)
{
    if (params->rlimit_count == RLIMITS_MAX || get_u32(value) >= RLIMITS_MAX || get_u32(value + 4) != 0)
        return -1;
    struct rlimit_wish *wish = &params->rlimits[params->rlimit_count++];
    wish->resource = get_u32(value);
    wish->soft = get_u64(value + 8);
    wish->hard = get_u64(value + 16);
    return wish->soft <= wish->hard ? 0 : -1;
}

static int number_store(const struct row *row, uint8_t *field, const uint8_t *value, uint32_t length)
{
    if (row->type == TYPE_U8) {
        if (length != 1 || *value > row->max)
            return -1;
        *field = *value;
    } else if (row->type == TYPE_U32) {
        uint32_t number = length == 4 ? get_u32(value) : 0;
        if (length != 4 || number > row->max)
            return -1;
        memcpy(field, &number, 4);
    } else if (row->type == TYPE_I32) {
        int32_t number = length == 4 ? (int32_t)get_u32(value) : 0;
        if (length != 4 || number < -1000 || number > 1000)
            return -1;
        memcpy(field, &number, 4);
    } else {
        uint64_t number = length == 8 ? get_u64(value) : 0;
        if (length != 8)
            return -1;
        memcpy(field, &number, 8);
    }
    return 0;
}

static int value_store(struct params *params, const struct row *row, uint8_t *value, uint32_t length)
{
    uint8_t *field = (uint8_t *)params + row->at;
    int is_string = row->type == TYPE_STRING || row->type == TYPE_ARG || row->type == TYPE_ENV;
    if (is_string && memchr(value, 0, length))
        return -1;
    switch (row->type) {
    case TYPE_ARG:
        params->args[params->arg_count++] = (char *)value;
        return 0;
    case TYPE_ENV:
        params->env[params->env_count++] = (char *)value;
        return memchr(value, '=', length) && *value != '=' ? 0 : -1;
    case TYPE_STRING:
        memcpy(field, &value, sizeof value);
        return length > 0 ? 0 : -1;
    case TYPE_BYTES16:
        memcpy(field, &value, sizeof value);
        return length == 16 ? 0 : -1;
    case TYPE_GROUPS:
        params->groups = value;
        params->group_count = length / 4;
        return length % 4 == 0 && length / 4 <= 65536 ? 0 : -1;
    case TYPE_RLIMIT:
        return length == 24 ? rlimit_add(params, value) : -1;
    default:
        return number_store(row, field, value, length);
    }
}

static const struct row *row_of(uint16_t tag)
{
    for (size_t i = 0; i < ROWS; i++)
        if (table[i].tag == tag)
            return &table[i];
    return NULL;
}

/* Takes the record at `at`, and terminates the string before it once this header is read. Next offset, 0 on
 * error. */
static size_t record_take(struct params *params, size_t at, int terminate)
{
    if (params->length - at < HEADER)
        return 0;
    uint8_t *header = params->bytes + at;
    uint16_t tag = get_u16(header), zero = get_u16(header + 2);
    uint32_t length = get_u32(header + 4);
    if (terminate)
        *header = 0;
    const struct row *row = row_of(tag);
    if (!row || zero != 0 || length > params->length - at - HEADER)
        return 0;
    uint64_t bit = 1ull << (row - table);
    int repeatable = row->type == TYPE_ARG || row->type == TYPE_ENV || row->type == TYPE_RLIMIT;
    if ((params->seen & bit) && !repeatable)
        return 0;
    params->seen |= bit;
    return value_store(params, row, header + HEADER, length) ? 0 : at + HEADER + length;
}

/* Vectors big enough for the worst case: every record a string of no length. Untouched pages cost nothing. */
static int vectors_make(struct params *params)
{
    size_t slots = params->length / HEADER + 4;
    char **both =
        mmap(NULL, 2 * slots * sizeof *both, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (both == MAP_FAILED)
        return -1;
    /* A free entry before argv: /bin/sh, for exec answering ENOEXEC (execvp(3)). */
    params->args = both + 1;
    params->env = both + slots;
    return 0;
}

static int required_present(const struct params *params)
{
    for (size_t i = 0; i < ROWS; i++)
        if (table[i].required && !(params->seen & 1ull << i))
            return 0;
    int is_word = strchr(params->exec_path, '/') == NULL;
    return params->cwd[0] == '/' && (params->exec_path[0] == '/' || (params->exec_search && is_word));
}

int params_parse(struct params *params, uint8_t *bytes, size_t length)
{
    memset(params, 0, sizeof *params);
    params->bytes = bytes;
    params->length = length;
    if (length < 8 + HEADER + 4 || length > PARAMS_BYTES_MAX || memcmp(bytes, "RVPARAM1", 8) != 0)
        return -1;
    size_t end = length - HEADER - 4;
    const uint8_t *last = bytes + end;
    if (get_u16(last) != TAG_END || get_u16(last + 2) != 0 || get_u32(last + 4) != 4 ||
        get_u32(last + HEADER) != crc32_of(bytes, end) || vectors_make(params))
        return -1;
    size_t at = 8;
    while (at != 0 && at < end)
        at = record_take(params, at, at > 8);
    if (at != end)
        return -1;
    bytes[end] = 0;
    return required_present(params) ? 0 : -1;
}

/* Reads into a mapping of its own: a file mapped itself could be cut short under us (SIGBUS). */
static uint8_t *bytes_map(int fd, off_t at, size_t length)
{
    errno = length > PARAMS_BYTES_MAX ? EFBIG : EBADMSG;
    if (length == 0 || length > PARAMS_BYTES_MAX)
        return NULL;
    uint8_t *bytes = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return NULL;
    size_t have = 0;
    ssize_t got = 1;
    while (have < length && (got = pread(fd, bytes + have, length - have, at + (off_t)have)) > 0)
        have += (size_t)got;
    if (have == length)
        return bytes;
    int why = got < 0 ? errno : EBADMSG;
    munmap(bytes, length);
    errno = why;
    return NULL;
}

int params_load(struct params *params, int fd, off_t at, size_t length)
{
    memset(params, 0, sizeof *params);
    uint8_t *bytes = bytes_map(fd, at, length);
    if (!bytes)
        return -1;
    if (params_parse(params, bytes, length)) {
        params_release(params);
        errno = EBADMSG;
        return -1;
    }
    return 0;
}

void params_release(struct params *params)
{
    if (params->args)
        munmap(params->args - 1, 2 * (params->length / HEADER + 4) * sizeof *params->args);
    if (params->bytes)
        munmap(params->bytes, params->length);
    params->args = params->env = NULL;
    params->bytes = NULL;
    params->ledger = params->groups = NULL;
    params->exec_path = params->cwd = NULL;
}
