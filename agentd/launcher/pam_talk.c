/* The transaction with PAM: both phases on one handle, so that the account phase is about the user that was
 * authenticated. libpam is loaded when it is needed, so that a host without it has this program all the same
 * and hears a plain refusal. Called by pam.c.
 * The danger: answering a question that is not for the password. Only a question that hides its answer gets
 * it, and a second, different one ends the talk. */
#include <dlfcn.h>
#include <shadow.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pam.h"
#include "pam_abi.h"

/* Until glibc 2.34 these were libdl's, and in libc they have a new version. Bound to the one that both have,
 * and linked to libdl.so.2, which both have too, the program runs on either (start.c has the rest). The
 * sanitizers bring their own. */
#if !defined(REEVE_TEST)
__asm__(".symver dlopen, dlopen@GLIBC_2.2.5\n"
        ".symver dlsym, dlsym@GLIBC_2.2.5\n"
        ".symver dlerror, dlerror@GLIBC_2.2.5\n");
#endif

#define LIBRARY "libpam.so.0"

static struct {
    int (*start)(const char *service, const char *user, const struct pam_conv *conv, pam_handle_t **handle);
    int (*end)(pam_handle_t *handle, int status);
    int (*set_item)(pam_handle_t *handle, int item, const void *value);
    int (*authenticate)(pam_handle_t *handle, int flags);
    int (*acct_mgmt)(pam_handle_t *handle, int flags);
} pam;

struct talk {
    const struct pam_request *request;
    char asked[PAM_ANSWER_TEXT_BYTES]; /* the question that got the password */
    char more[PAM_ANSWER_TEXT_BYTES];  /* the one that gets nothing */
    char said[PAM_ANSWER_TEXT_BYTES];  /* what a module last told */
    int keeps_said;
    int prompts;
};

/* Words of a module for people: one line, printable, bounded. */
static void text_keep(char to[PAM_ANSWER_TEXT_BYTES], const char *text)
{
    size_t length = 0;
    for (; text && *text && length < PAM_ANSWER_TEXT_BYTES - 1; text++) {
        unsigned char byte = (unsigned char)*text;
        to[length++] = byte < 0x20 || byte == 0x7f ? ' ' : *text;
    }
    while (length > 0 && to[length - 1] == ' ')
        length--;
    to[length] = 0;
}

/* The same question again is another module's: it gets the same answer. */
static int password_answer(struct talk *talk, const struct pam_message *message, struct pam_response *answer)
{
    char question[PAM_ANSWER_TEXT_BYTES];
    text_keep(question, message->msg);
    int fits = message->msg_style == PAM_PROMPT_ECHO_OFF && talk->request->phases == PAM_PHASES_BOTH &&
               (talk->prompts == 0 || strcmp(question, talk->asked) == 0);
    if (!fits || talk->prompts++ >= PAM_PROMPTS_MAX) {
        snprintf(talk->more, sizeof talk->more, "%s", *question ? question : "a question without words");
        return PAM_CONV_ERR;
    }
    memcpy(talk->asked, question, sizeof question);
    answer->resp = strdup(talk->request->password);
    return answer->resp ? PAM_SUCCESS : PAM_BUF_ERR;
}

static int message_take(struct talk *talk, const struct pam_message *message, struct pam_response *answer)
{
    if (message->msg_style != PAM_ERROR_MSG && message->msg_style != PAM_TEXT_INFO)
        return password_answer(talk, message, answer);
    /* Before the password is proved nobody is told what a module thinks of the user. */
    if (talk->keeps_said)
        text_keep(talk->said, message->msg);
    return PAM_SUCCESS;
}

static void answers_drop(struct pam_response *answers, int count)
{
    for (int i = 0; i < count; i++)
        if (answers[i].resp) {
            explicit_bzero(answers[i].resp, strlen(answers[i].resp));
            free(answers[i].resp);
        }
    free(answers);
}

static int converse(int count, const struct pam_message **messages, struct pam_response **to, void *data)
{
    if (count < 1 || count > PAM_MAX_NUM_MSG)
        return PAM_CONV_ERR;
    struct pam_response *answers = calloc((size_t)count, sizeof *answers);
    int result = answers ? PAM_SUCCESS : PAM_BUF_ERR;
    for (int i = 0; i < count && result == PAM_SUCCESS; i++)
        result = message_take(data, messages[i], &answers[i]);
    if (result == PAM_SUCCESS)
        *to = answers;
    else if (answers)
        answers_drop(answers, count);
    return result;
}

/* The agent answers every failure after the same time, without anybody asleep. */
static void delay_nothing(int status, unsigned microseconds, void *data)
{
    (void)status;
    (void)microseconds;
    (void)data;
}

/* 0, or -1 with the answer made. */
static int library_load(struct pam_answer *answer)
{
    static const struct {
        const char *name;
        void *to;
    } symbols[] = {{"pam_start", &pam.start},
                   {"pam_end", &pam.end},
                   {"pam_set_item", &pam.set_item},
                   {"pam_authenticate", &pam.authenticate},
                   {"pam_acct_mgmt", &pam.acct_mgmt}};
    /* Global: modules that do not name the library themselves find it loaded. */
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_GLOBAL);
    for (size_t i = 0; library && i < sizeof symbols / sizeof *symbols; i++) {
        void *found = dlsym(library, symbols[i].name);
        if (!found)
            library = NULL;
        memcpy(symbols[i].to, &found, sizeof found);
    }
    if (library)
        return 0;
    const char *why = dlerror();
    *answer = (struct pam_answer){.stage = STAGE_LIBRARY, .word = "no_library"};
    snprintf(answer->text, sizeof answer->text, "%s cannot be loaded: %s", LIBRARY, why ? why : "");
    return -1;
}

static int items_set(pam_handle_t *handle, const struct pam_request *request)
{
    const struct {
        int item;
        const char *value;
    } items[] = {{PAM_TTY, request->tty}, {PAM_RHOST, request->rhost}, {PAM_RUSER, request->ruser}};
    void (*delay)(int, unsigned, void *) = delay_nothing;
    const void *as_item;
    memcpy(&as_item, &delay, sizeof as_item);
    int result = pam.set_item(handle, PAM_FAIL_DELAY, as_item);
    for (size_t i = 0; i < sizeof items / sizeof *items && result == PAM_SUCCESS; i++)
        if (*items[i].value)
            result = pam.set_item(handle, items[i].item, items[i].value);
    return result;
}

/* A password that somebody has put a '!' before (usermod -L, passwd -l). A field that is nothing but marks
 * says only that there is no password: service accounts are so. Not root: the field cannot be read. */
static int is_locked(const char *user)
{
    const struct spwd *entry = getspnam(user);
    if (!entry || !entry->sp_pwdp || entry->sp_pwdp[0] != '!')
        return 0;
    return entry->sp_pwdp[strspn(entry->sp_pwdp, "!*")] != 0;
}

static const struct {
    int code;
    const char *word; /* of the authentication phase */
    const char *account_word;
} outcomes[] = {
    {PAM_NEW_AUTHTOK_REQD, "password_expired", "password_expired"},
    {PAM_AUTHTOK_EXPIRED, "password_refused", "password_expired"},
    {PAM_ACCT_EXPIRED, "password_refused", "account_expired"},
    {PAM_OPEN_ERR, "unavailable", "unavailable"},
    {PAM_SYMBOL_ERR, "unavailable", "unavailable"},
    {PAM_SERVICE_ERR, "unavailable", "unavailable"},
    {PAM_SYSTEM_ERR, "unavailable", "unavailable"},
    {PAM_BUF_ERR, "unavailable", "unavailable"},
    {PAM_AUTHINFO_UNAVAIL, "unavailable", "unavailable"},
    {PAM_CONV_ERR, "unavailable", "unavailable"},
    {PAM_TRY_AGAIN, "unavailable", "unavailable"},
    {PAM_ABORT, "unavailable", "unavailable"},
    {PAM_MODULE_UNKNOWN, "unavailable", "unavailable"},
    {PAM_INCOMPLETE, "unavailable", "unavailable"},
};

static const char *word_of(enum pam_stage stage, int code)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (outcomes[i].code == code)
            return stage == STAGE_ACCOUNT ? outcomes[i].account_word : outcomes[i].word;
    return stage == STAGE_ACCOUNT     ? "account_refused"
           : stage == STAGE_AUTHENTICATE ? "password_refused"
                                         : "unavailable";
}

/* The phases that were asked for; the code of the first that is no success. */
static int phases_pass(pam_handle_t *handle, struct talk *talk, struct pam_answer *answer)
{
    const struct pam_request *request = talk->request;
    answer->stage = STAGE_START;
    int result = items_set(handle, request);
    if (result == PAM_SUCCESS && request->phases == PAM_PHASES_BOTH) {
        answer->stage = STAGE_AUTHENTICATE;
        result = pam.authenticate(handle, PAM_DISALLOW_NULL_AUTHTOK);
    }
    if (result != PAM_SUCCESS)
        return result;
    answer->stage = STAGE_ACCOUNT;
    talk->keeps_said = 1;
    return pam.acct_mgmt(handle, PAM_DISALLOW_NULL_AUTHTOK);
}

void pam_transaction(const struct pam_request *request, struct pam_answer *answer)
{
    static struct talk talk;
    const struct pam_conv conv = {converse, &talk};
    pam_handle_t *handle = NULL;
    talk.request = request;
    if (library_load(answer))
        return;
    *answer = (struct pam_answer){.stage = STAGE_START};
    answer->code = pam.start(request->service, request->user, &conv, &handle);
    if (answer->code == PAM_SUCCESS)
        answer->code = phases_pass(handle, &talk, answer);
    if (handle)
        (void)pam.end(handle, answer->code);
    if (answer->code != PAM_SUCCESS && *talk.more) {
        answer->word = "asks_more";
        memcpy(answer->text, talk.more, sizeof answer->text);
        return;
    }
    answer->word = answer->code != PAM_SUCCESS ? word_of(answer->stage, answer->code)
                   : is_locked(request->user)  ? "account_locked"
                                               : "ok";
    memcpy(answer->text, talk.said, sizeof answer->text);
}
