/* A PAM module that does what its first argument says: the hazards of foreign modules, for the tests alone.
 * Built by test/support/pam-host.ts; never shipped. `hang`, `crash`, `print` (writes to descriptors 0 to 2),
 * `delay` (asks for a delay of half an hour and fails), `two` (two questions in one go), `second` (the
 * password, then a code), `again` (the same question twice), `echo` (a question whose answer is shown),
 * `told` (words before and after a question), `core` (says what this process has: core limit, dumpable,
 * descriptors), `items` (says PAM_TTY, PAM_RHOST, PAM_RUSER); anything else asks for the password `right`. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pam_abi.h"

#define PAM_AUTH_ERR 7
#define PAM_PROMPT_ECHO_ON 2
#define PAM_CONV 5

extern int pam_get_item(const pam_handle_t *handle, int item, const void **value);
extern int pam_fail_delay(pam_handle_t *handle, unsigned microseconds);

static int ask(pam_handle_t *handle, int count, const struct pam_message *asked,
               struct pam_response **answers)
{
    const struct pam_message *pointers[8];
    const void *item = NULL;
    for (int i = 0; i < count; i++)
        pointers[i] = &asked[i];
    if (pam_get_item(handle, PAM_CONV, &item) != PAM_SUCCESS || !item)
        return PAM_CONV_ERR;
    const struct pam_conv *conv = item;
    return conv->conv(count, pointers, answers, conv->appdata_ptr);
}

static int say(pam_handle_t *handle, const char *text)
{
    const struct pam_message told = {PAM_TEXT_INFO, text};
    struct pam_response *answers = NULL;
    return ask(handle, 1, &told, &answers);
}

static int is_right(const struct pam_response *answer)
{
    return answer->resp && strcmp(answer->resp, "right") == 0 ? PAM_SUCCESS : PAM_AUTH_ERR;
}

static int one(pam_handle_t *handle, int style, const char *question)
{
    const struct pam_message asked = {style, question};
    struct pam_response *answers = NULL;
    int result = ask(handle, 1, &asked, &answers);
    return result == PAM_SUCCESS ? is_right(answers) : result;
}

static int two(pam_handle_t *handle)
{
    const struct pam_message asked[] = {{PAM_PROMPT_ECHO_OFF, "Password: "}, {PAM_PROMPT_ECHO_OFF, "Code: "}};
    struct pam_response *answers = NULL;
    int result = ask(handle, 2, asked, &answers);
    return result == PAM_SUCCESS ? is_right(&answers[0]) : result;
}

static int told(pam_handle_t *handle)
{
    const struct pam_message asked[] = {{PAM_TEXT_INFO, "welcome"},
                                        {PAM_PROMPT_ECHO_OFF, "Password: "},
                                        {PAM_ERROR_MSG, "careful"}};
    struct pam_response *answers = NULL;
    int result = ask(handle, 3, asked, &answers);
    if (result != PAM_SUCCESS)
        return result;
    return answers[0].resp || answers[2].resp ? PAM_AUTH_ERR : is_right(&answers[1]);
}

static int tell_surroundings(pam_handle_t *handle)
{
    struct rlimit core = {1, 1};
    char text[160];
    int open = 0;
    (void)getrlimit(RLIMIT_CORE, &core);
    for (int fd = 0; fd < 256; fd++) {
        char path[64], target[64] = "";
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        if (readlink(path, target, sizeof target - 1) > 0 && strcmp(target, "/dev/null") != 0)
            open++;
    }
    snprintf(text, sizeof text, "core %lu dumpable %d others %d leader %d", (unsigned long)core.rlim_max,
             prctl(PR_GET_DUMPABLE), open, getpid() == getsid(0));
    return say(handle, text);
}

static int tell_items(pam_handle_t *handle)
{
    static const int items[] = {PAM_TTY, PAM_RHOST, PAM_RUSER};
    char text[160] = "";
    for (int i = 0; i < 3; i++) {
        const void *value = NULL;
        (void)pam_get_item(handle, items[i], &value);
        snprintf(text + strlen(text), sizeof text - strlen(text), "[%s]", value ? (const char *)value : "-");
    }
    return say(handle, text);
}

static int perform(pam_handle_t *handle, const char *what)
{
    static const char noise[] = "noise of a module\n";
    if (strcmp(what, "hang") == 0) {
        signal(SIGTERM, SIG_IGN);
        for (;;)
            pause();
    }
    if (strcmp(what, "crash") == 0)
        raise(SIGSEGV);
    if (strcmp(what, "print") == 0)
        for (int fd = 0; fd < 3; fd++)
            (void)!write(fd, noise, sizeof noise);
    if (strcmp(what, "delay") == 0) {
        (void)pam_fail_delay(handle, 1800000000);
        return PAM_AUTH_ERR;
    }
    if (strcmp(what, "two") == 0)
        return two(handle);
    if (strcmp(what, "told") == 0)
        return told(handle);
    if (strcmp(what, "echo") == 0)
        return one(handle, PAM_PROMPT_ECHO_ON, "Code: ");
    if (strcmp(what, "core") == 0)
        return tell_surroundings(handle);
    if (strcmp(what, "items") == 0)
        return tell_items(handle);
    int result = one(handle, PAM_PROMPT_ECHO_OFF, "Password: ");
    if (result == PAM_SUCCESS && strcmp(what, "second") == 0)
        return one(handle, PAM_PROMPT_ECHO_OFF, "Verification\ncode: ");
    if (result == PAM_SUCCESS && strcmp(what, "again") == 0)
        return one(handle, PAM_PROMPT_ECHO_OFF, "Password: ");
    return result;
}

int pam_sm_authenticate(pam_handle_t *handle, int flags, int count, const char **words)
{
    (void)flags;
    return perform(handle, count > 0 ? words[0] : "");
}

int pam_sm_setcred(pam_handle_t *handle, int flags, int count, const char **words)
{
    (void)handle, (void)flags, (void)count, (void)words;
    return PAM_SUCCESS;
}

int pam_sm_acct_mgmt(pam_handle_t *handle, int flags, int count, const char **words)
{
    (void)flags;
    return perform(handle, count > 0 ? words[0] : "");
}
