/* Runs reeve-pam, one process for each request, beside the launcher's loop. */
#ifndef REEVE_PAM_CALL_H
#define REEVE_PAM_CALL_H

#include <poll.h>
#include <stdint.h>

#include "wire.h"

/* Starts one and wipes the request; the reply is queued when it is over. -1: no request of reeve-pam. */
int pam_call_begin(const char *program, const struct record *record);
/* Fills `watched` (PAM_PLACES entries); returns how many. */
int pam_call_watch(struct pollfd *watched);
/* Reads answers, reaps, kills what is over its deadline. */
void pam_call_turn(int64_t now);
/* The next deadline in monotonic ms, 0 = none. */
int64_t pam_call_deadline(void);
/* Kills all of them. */
void pam_call_end_all(void);

#endif
