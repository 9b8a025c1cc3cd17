/* The file that keeper and program log to when there is no journal. */
#ifndef REEVE_KEEPER_LOG_H
#define REEVE_KEEPER_LOG_H

/* Lets go of standard input, output and error. 0, or -1 and a sentence on standard error. */
int keeper_log_open(const char *path);
/* In the program's process: what it writes goes to the log. */
void keeper_log_give(void);
/* A line of the keeper's own, to the file or to standard error. */
void keeper_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The pipe's end to watch, or -1 without a file. */
int keeper_log_fd(void);
/* Moves what waits in the pipe into the file, and begins a new one when it is large. Never blocks. */
void keeper_log_take(void);

#endif
