/* Whether a service file of our own is there. Without one, or without a line for a phase, libpam takes the
 * lines of `other`, which on most hosts let every password in: a host would accept what nobody has set up.
 * Called by pam.c before libpam is loaded. What the lines do is libpam's to read. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pam.h"

#define SERVICES "/etc/pam.d/"

struct phases {
    int authenticate, account;
};

/* `@include FILE` counts for both: what it brings is not followed here. */
static void line_look(const char *line, struct phases *found)
{
    char word[16] = "";
    while (isspace((unsigned char)*line))
        line++;
    if (*line == '-')
        line++;
    size_t length = strcspn(line, " \t\r\n\\");
    if (length >= sizeof word)
        return;
    memcpy(word, line, length);
    int both = strcasecmp(word, "@include") == 0;
    found->authenticate |= both || strcasecmp(word, "auth") == 0;
    found->account |= both || strcasecmp(word, "account") == 0;
}

static int refuse(struct pam_answer *answer, const char *path, const char *what)
{
    *answer = (struct pam_answer){.stage = STAGE_SERVICE, .word = "no_service"};
    snprintf(answer->text, sizeof answer->text, "%s %s", path, what);
    return 0;
}

int pam_service_is_there(const struct pam_request *request, struct pam_answer *answer)
{
    char path[sizeof SERVICES + PAM_SERVICE_NAME_BYTES_MAX], line[PAM_SERVICE_LINE_BYTES];
    struct phases found = {0, 0};
    snprintf(path, sizeof path, SERVICES "%s", request->service);
    FILE *file = fopen(path, "re");
    if (!file)
        return refuse(answer, path, errno == ENOENT ? "is missing" : "cannot be read");
    for (int i = 0; i < PAM_SERVICE_FILE_LINES_MAX && fgets(line, sizeof line, file); i++)
        line_look(line, &found);
    fclose(file);
    if (!found.account)
        return refuse(answer, path, "has no account line");
    if (request->phases == PAM_PHASES_BOTH && !found.authenticate)
        return refuse(answer, path, "has no auth line");
    return 1;
}
