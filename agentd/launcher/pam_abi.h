/* The part of libpam's interface that reeve-pam uses, written down here because a machine that builds Reeve
 * may have no PAM headers. Names and numbers are those of Linux-PAM's security/_pam_types.h and pam_appl.h;
 * they are its binary interface and have not changed since libpam.so.0 exists. The danger: these are for
 * Linux-PAM only; OpenPAM gives other numbers to the same names, and has another soname. */
#ifndef REEVE_PAM_ABI_H
#define REEVE_PAM_ABI_H

typedef struct pam_handle pam_handle_t;

struct pam_message {
    int msg_style;
    const char *msg;
};

struct pam_response {
    char *resp; /* malloc, freed by the module */
    int resp_retcode;
};

struct pam_conv {
    int (*conv)(int count, const struct pam_message **messages, struct pam_response **answers, void *data);
    void *appdata_ptr;
};

#define PAM_SUCCESS 0
#define PAM_OPEN_ERR 1
#define PAM_SYMBOL_ERR 2
#define PAM_SERVICE_ERR 3
#define PAM_SYSTEM_ERR 4
#define PAM_BUF_ERR 5
#define PAM_AUTHINFO_UNAVAIL 9
#define PAM_NEW_AUTHTOK_REQD 12
#define PAM_ACCT_EXPIRED 13
#define PAM_CONV_ERR 19
#define PAM_TRY_AGAIN 24
#define PAM_ABORT 26
#define PAM_AUTHTOK_EXPIRED 27
#define PAM_MODULE_UNKNOWN 28
#define PAM_INCOMPLETE 31

#define PAM_DISALLOW_NULL_AUTHTOK 1

#define PAM_TTY 3
#define PAM_RHOST 4
#define PAM_RUSER 8
#define PAM_FAIL_DELAY 10

#define PAM_PROMPT_ECHO_OFF 1
#define PAM_ERROR_MSG 3
#define PAM_TEXT_INFO 4

#define PAM_MAX_NUM_MSG 32

#endif
