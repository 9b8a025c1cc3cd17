/* Variables from a file on the host, for one job (run-directory.md, "The file of variables"). */
#ifndef REEVE_ENV_FILE_H
#define REEVE_ENV_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "params.h"

/* What is wrong with the file, as slot 3 has it; 0: what errno says. */
enum env_problem {
    ENV_ERRNO,
    ENV_NO_EQUALS,
    ENV_NO_NAME,
    ENV_BLANK_IN_NAME,
    ENV_NUL,
    ENV_LINE_TOO_LONG,
    ENV_TOO_MANY,
    ENV_TOO_LARGE,
    ENV_NOT_REGULAR
};

struct env_fault {
    uint32_t problem;
    uint32_t line; /* from 1; 0 where it is not about a line */
};

/* Parses `length` bytes, which it changes and which have room for one more: each variable is terminated in
 * place. Answers how many there are, or -1 and says in `fault` where and why. */
int env_file_parse(char *bytes, size_t length, char **variables, struct env_fault *fault);

/* Reads the file that the parameters name and lays its variables between those that it may replace and those
 * that it may not. Called as the job's user. 0, or -1 with errno and `fault`. The memory is never given back:
 * exec follows. */
int env_file_apply(struct params *params, struct env_fault *fault);

#endif
