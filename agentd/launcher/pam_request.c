/* The request of reeve-pam, from bytes: six texts behind their lengths, each checked before PAM sees any.
 * C strings end at a NUL, so a text that has one would mean another user or password to PAM than to its
 * sender. Called by pam.c and the fuzzer; pure. */
#include "pam.h"

#include <string.h>

#include "bytes.h"

static const uint16_t longest[PAM_REQUEST_TEXTS] = {
    PAM_SERVICE_NAME_BYTES_MAX, PAM_USER_BYTES_MAX, PAM_PASSWORD_BYTES_MAX,
    PAM_ITEM_BYTES_MAX,         PAM_ITEM_BYTES_MAX, PAM_ITEM_BYTES_MAX,
};

/* It becomes a file's name. */
static int is_service_name(const char *name)
{
    if (*name == 0 || *name == '.')
        return 0;
    for (; *name; name++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_.", *name))
            return 0;
    return 1;
}

int pam_request_read(struct pam_request *request, uint8_t *bytes, size_t length)
{
    const char **texts[PAM_REQUEST_TEXTS] = {&request->service, &request->user,  &request->password,
                                             &request->rhost,   &request->ruser, &request->tty};
    uint16_t sizes[PAM_REQUEST_TEXTS];
    size_t total = PAM_REQUEST_HEAD_BYTES;
    if (length < PAM_REQUEST_HEAD_BYTES || length > PAM_REQUEST_BYTES_MAX || bytes[0] != PAM_REQUEST_FORMAT)
        return -1;
    request->phases = bytes[1];
    for (size_t i = 0; i < PAM_REQUEST_TEXTS; i++) {
        sizes[i] = get_u16(bytes + 2 + 2 * i);
        total += sizes[i];
        if (sizes[i] > longest[i])
            return -1;
    }
    if (total != length || memchr(bytes + PAM_REQUEST_HEAD_BYTES, 0, length - PAM_REQUEST_HEAD_BYTES))
        return -1;
    /* From the last on: each moves up by one for every NUL before it. */
    size_t end = length;
    for (size_t i = PAM_REQUEST_TEXTS; i-- > 0;) {
        uint8_t *to = bytes + end - sizes[i] + i;
        memmove(to, bytes + end - sizes[i], sizes[i]);
        to[sizes[i]] = 0;
        *texts[i] = (const char *)to;
        end -= sizes[i];
    }
    int asks = request->phases == PAM_PHASES_BOTH || request->phases == PAM_PHASES_ACCOUNT;
    int has_password = *request->password != 0;
    if (!asks || *request->user == 0 || !is_service_name(request->service))
        return -1;
    return has_password == (request->phases == PAM_PHASES_BOTH) ? 0 : -1;
}
