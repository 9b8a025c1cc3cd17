/* Runs reeve-account as a short process with a deadline, beside the launcher's loop. */
#ifndef REEVE_ACCOUNT_CALL_H
#define REEVE_ACCOUNT_CALL_H

#include <poll.h>
#include <stdint.h>

#include "wire.h"

/* Starts one; the reply is queued when it is over. -1: malformed question. */
int account_call_begin(const char *program, const struct record *record);
/* Fills `watched` (ACCOUNTS_AT_ONCE_MAX entries); returns how many. */
int account_call_watch(struct pollfd *watched);
/* Reads answers, reaps, kills what is over its deadline. */
void account_call_turn(int64_t now);
/* The next deadline in monotonic ms, 0 = none. */
int64_t account_call_deadline(void);
/* Kills and reaps all of them. */
void account_call_end_all(void);

#endif
