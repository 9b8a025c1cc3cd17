/* What /proc says about one process, this boot and the time. A process is always a pid AND its start time. */
#ifndef REEVE_PROCESS_H
#define REEVE_PROCESS_H

#include <stdint.h>
#include <sys/types.h>

#include "limits.h"

struct process {
    pid_t pid;
    pid_t parent;
    pid_t group;
    pid_t session;
    char state;
    char command[16];
    unsigned flags; /* the kernel's PF_* */
    long threads;
    uint64_t start_ticks;
};

#define PROCESS_FLAG_EXITING 0x4u /* PF_EXITING */

/* 0, or -1 when there is no such process (any more). */
int process_read(pid_t pid, struct process *process);
/* A zombie whose threads are all gone is only a name waiting for its parent. */
int process_is_alive(const struct process *process);
/* Owner of the process; (uid_t)-1 when it is gone. */
uid_t process_uid(pid_t pid);

/* "<boot_id>:<start ticks of pid 1>:<inode of the pid namespace>"; 0 or -1. */
int boot_identity(char identity[BOOT_BYTES_MAX + 1]);

int64_t now_ms(void);  /* monotonic, for deadlines */
uint64_t now_us(void); /* unix, for records */

/* Reads a whole small file; the bytes read, without the terminating NUL it adds, or -1. */
ssize_t file_read_small(const char *path, char *bytes, size_t size);
/* Digits to a pid; 0 when the word is not a pid. */
pid_t pid_parse(const char *word);

#endif
