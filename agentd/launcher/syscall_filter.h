/* A filter of system calls for a process that meets the network. */
#ifndef REEVE_SYSCALL_FILTER_H
#define REEVE_SYSCALL_FILTER_H

/* In force for ever, also after exec; needs no_new_privs. 0, or -1 with errno. A kernel without filters is no
 * error: the filter only narrows what an unprivileged user could do anyway. */
int syscall_filter_install(void);

#endif
