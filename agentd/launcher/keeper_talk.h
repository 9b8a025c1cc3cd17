/* What the kept program says to its keeper, and the keeper to systemd and to whoever waits for it. */
#ifndef REEVE_KEEPER_TALK_H
#define REEVE_KEEPER_TALK_H

#include <stddef.h>
#include <stdint.h>

enum word { WORD_NONE, WORD_READY, WORD_ALIVE, WORD_STATUS, WORD_FAILED };

/* One line without its end. *text is what follows the word. Pure, fuzzed. */
enum word keeper_word(const char *line, size_t length, const char **text);

/* ready_fd: where "ready" or "failed SENTENCE" is written once, or -1. */
void keeper_talk_begin(int ready_fd);
/* A new life of the program: nothing of the one before counts. */
void keeper_talk_new_life(void);
/* Reads what the program says; never blocks. -1: it has closed its end. */
int keeper_talk_take(int fd);
/* When the program was last heard to be alive; 0: never, and then its silence means nothing. */
int64_t keeper_heard_ms(void);
/* Somebody waits for the first readiness, which has not come. */
int keeper_is_awaited(void);
void keeper_talk_stopping(void);

#endif
