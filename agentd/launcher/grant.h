/* Lets a job's user at the files of its run directory that are for it. */
#ifndef REEVE_GRANT_H
#define REEVE_GRANT_H

#include <sys/types.h>

/* script: read and execute; stdin: read; each where it is there. In the run directory, as root. 0, or -1 with
 * errno. */
int files_grant(uid_t uid);

#endif
