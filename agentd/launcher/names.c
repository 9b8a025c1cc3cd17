/* Parses attempt names by their grammar and nothing looser: no sign, no leading zero, no capital, no dot but
 * the one. Because of this a name can be appended to "runs/" without any further check; keep it so.
 * Called for every name that comes over a socket or in an argument. The danger: a name that leaves runs/. */
#include "names.h"

#include <string.h>

/* Digits without a leading zero, at most `digits_max` of them; returns how many were read, 0 when none fit.
 */
static size_t number_parse(const char *at, size_t length, size_t digits_max, uint64_t *value)
{
    size_t i = 0;
    *value = 0;
    for (; i < length && i < digits_max && at[i] >= '0' && at[i] <= '9'; i++)
        *value = *value * 10 + (uint64_t)(at[i] - '0');
    return i > 0 && at[0] != '0' ? i : 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int name_parse(struct attempt_name *name, const char *bytes, size_t length)
{
    uint64_t attempt;
    memset(name, 0, sizeof *name);
    if (length > ATTEMPT_NAME_BYTES_MAX || length < 32 + 1 + 3 || bytes[32] != '/')
        return -1;
    for (size_t i = 0; i < 32; i++) {
        int digit = hex_digit(bytes[i]);
        if (digit < 0)
            return -1;
        name->ledger[i / 2] = (uint8_t)(name->ledger[i / 2] << 4 | digit);
    }
    size_t at = 33;
    size_t digits = number_parse(bytes + at, length - at, 16, &name->run);
    at += digits;
    if (digits == 0 || at >= length || bytes[at] != '.')
        return -1;
    at++;
    digits = number_parse(bytes + at, length - at, 10, &attempt);
    if (digits == 0 || at + digits != length || attempt > UINT32_MAX)
        return -1;
    name->attempt = (uint32_t)attempt;
    memcpy(name->text, bytes, length);
    return 0;
}

const char *name_short(const struct attempt_name *name)
{
    return name->text + 33;
}
