/* The parts of reeve-pam: one request, one transaction with PAM, one record as the answer. */
#ifndef REEVE_PAM_H
#define REEVE_PAM_H

#include <stddef.h>
#include <stdint.h>

#include "limits.h"

/* Numbers of the request and of the answer: docs/reference/host-protocols.md, "reeve-pam". */
#define PAM_REQUEST_FORMAT 1
#define PAM_ANSWER_FORMAT 1
#define PAM_PHASES_BOTH 1
#define PAM_PHASES_ACCOUNT 2

enum pam_stage {
    STAGE_REQUEST,
    STAGE_SERVICE,
    STAGE_LIBRARY,
    STAGE_START,
    STAGE_AUTHENTICATE,
    STAGE_ACCOUNT
};

/* Each text ends with NUL, inside one buffer that is locked in memory and wiped. "" = not given. */
struct pam_request {
    int phases;
    const char *service, *user, *password, *rhost, *ruser, *tty;
};

struct pam_answer {
    enum pam_stage stage;
    int code;
    const char *word;
    char text[PAM_ANSWER_TEXT_BYTES];
};

/* 0, or -1: not one whole request, or a NUL in one of its texts. Keeps pointers into `bytes`, which has room
 * for one NUL behind each text. */
int pam_request_read(struct pam_request *request, uint8_t *bytes, size_t length);

/* 1: /etc/pam.d/<service> is there and speaks of the phases. Else 0 with the answer made. */
int pam_service_is_there(const struct pam_request *request, struct pam_answer *answer);

/* The whole transaction, pam_start to pam_end. */
void pam_transaction(const struct pam_request *request, struct pam_answer *answer);

#endif
