/* Every bound of the C programs, named once. The contract's own sizes (slots, frames, names) stand first, our
 * choices after them. A loop or buffer without a name from here is a mistake. Included by every file. */
#ifndef REEVE_LIMITS_H
#define REEVE_LIMITS_H

/* Fixed by docs/reference/run-directory.md and host-protocols.md. */
#define ATTEMPT_NAME_BYTES_MAX 80
#define BOOT_BYTES_MAX 127
#define REASON_BYTES_MAX 63
#define PARAMS_BYTES_MAX (2u * 1024 * 1024)
#define SLOT_BYTES 512
#define SLOT_COUNT 8
#define SLOTS_BYTES 4096 /* all slots: where the parameters begin */
#define RECORD_FILE "record"
#define CGROUP_BYTES_MAX 255
#define PATH_BYTES_MAX 4096
#define FRAME_PAYLOAD_BYTES_MAX 65536u
#define FRAME_HEADER_BYTES 20
#define SEGMENT_BYTES_MAX (64u * 1024 * 1024)
#define RECORD_BYTES_MAX 65536u
#define SPOOL_FULL_MARKS "../../../full" /* of the spool, from a run directory */
#define SWEEP_PROCESSES_MAX 256
#define LEFT_PIDS_MAX 16
#define STOPPING_SURVIVORS_MAX 8
#define DAEMON_LOCK_WAIT_MS 5000
#define ACCOUNT_DEADLINE_MS 10000

#define PAM_DEADLINE_MS 10000
#define PAM_ANSWER_BYTES 256 /* all of it, always */
#define PAM_ANSWER_WORD_BYTES 28
#define PAM_ANSWER_TEXT_BYTES 224

/* reeve-pam: what a request may hold. 511: PAM_MAX_RESP_SIZE of Linux-PAM, less its NUL. */
#define PAM_REQUEST_TEXTS 6
#define PAM_REQUEST_HEAD_BYTES (2 + 2 * PAM_REQUEST_TEXTS)
#define PAM_REQUEST_BYTES_MAX 2048
#define PAM_SERVICE_NAME_BYTES_MAX 64
#define PAM_USER_BYTES_MAX 256
#define PAM_PASSWORD_BYTES_MAX 511
#define PAM_ITEM_BYTES_MAX 256
#define PAM_SERVICE_FILE_LINES_MAX 10000
#define PAM_SERVICE_LINE_BYTES 4096
#define PAM_PROMPTS_MAX 16 /* questions of one transaction */

/* The launcher. */
#define PAMS_AT_ONCE_MAX 4
#define PAM_PLACES 8 /* those at once, and killed ones that are not reaped yet */
#define PAM_LOOK_AGAIN_MS 20
#define DAEMON_LOCK_RETRY_MS 50
#define OUTGOING_BYTES_MAX (256u * 1024)
#define WAKES_PER_TURN_MAX 64
#define ACCOUNT_EXIT_CHECK_MS 5
#define ACCOUNTS_AT_ONCE_MAX 8
#define ACCOUNT_ANSWER_BYTES_MAX 61440
#define CGROUP_TIDY_EVERY_MS 60000
#define CGROUP_TIDY_AGE_S 60
#define LAST_WORDS_MS 1000

/* The supervisor. */
#define SPOOL_RETRY_MS 250
#define ROOM_CHECK_BYTES (256u * 1024)
#define SEGMENTS_BEHIND_MAX 16
#define RECORD_WRITE_TRIES_MAX 60
#define RECORD_WRITE_RETRY_MS 1000
#define TEXT_BUSY_TRIES_MAX 40
#define TEXT_BUSY_RETRY_US 5000
#define REAPS_PER_TURN_MAX 4096

/* Killing: a burst of sweeps at most this long, then a pause that grows while nothing changes. */
#define KILL_BURST_MS 100
#define KILL_PAUSE_MS_MIN 10
#define KILL_PAUSE_MS_MAX 1000
#define TREE_PROCESSES_MAX 32768
#define ENDED_TRACKED_MAX 16384
#define CHILDREN_BYTES_MAX 65536

/* The keeper. */
#define KEEPER_DELAY_MS_MIN 100
#define KEEPER_DELAY_MS_MAX 10000
#define KEEPER_HEALTHY_MS 60000
#define KEEPER_SILENT_MS 60000 /* four times what the monitor waits for net */
#define KEEPER_STOP_MS 30000
#define KEEPER_LOOK_MS 5000
#define KEEPER_LINE_BYTES_MAX 1024
#define KEEPER_LOG_BYTES_MAX (8 * 1024 * 1024)
#define KEEPER_LOGS_KEPT 4
#define KEEPER_LOG_READ_BYTES 65536
#define KEEPER_LOG_READS_MAX 16

#endif
