/* reeve-pam: the only program that speaks PAM, one request in one process, as root or as the owner. It reads
 * the request from descriptor 0 (a password never is an argument or a variable), writes one record to
 * descriptor 1 and is gone. Started by the launcher, which kills it at its deadline.
 * The danger: modules are foreign code in this process. They find no descriptor of ours, no core is ever
 * written, and what they do to this process ends with it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes.h"
#include "pam.h"

/* One byte more for each text: its NUL. */
static uint8_t held[PAM_REQUEST_BYTES_MAX + PAM_REQUEST_TEXTS];

static void harden(void)
{
    struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0);
    /* An owner may have no room for locked memory; then a swapped page is the operator's to encrypt. */
    (void)mlock(held, sizeof held);
    (void)umask(077);
}

/* The length, or -1 when there is more than a request can be. */
static ssize_t request_take(void)
{
    size_t have = 0;
    while (have <= PAM_REQUEST_BYTES_MAX) {
        size_t room = have < PAM_REQUEST_BYTES_MAX ? PAM_REQUEST_BYTES_MAX - have : 1;
        ssize_t got = read(STDIN_FILENO, held + have, room);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? -1 : (ssize_t)have;
        have += (size_t)got;
    }
    return -1;
}

/* A module that prints, reads or asks for a terminal finds nothing. Returns where the answer goes. */
static int descriptors_take(void)
{
    int answer = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (answer < 0 || nothing < 0)
        return -1;
    for (int fd = 0; fd < 3; fd++)
        if (dup2(nothing, fd) < 0)
            return -1;
    close(nothing);
    return answer;
}

static void perform(ssize_t length, struct pam_answer *answer)
{
    struct pam_request request;
    if (length < 0 || pam_request_read(&request, held, (size_t)length)) {
        *answer = (struct pam_answer){.stage = STAGE_REQUEST, .word = "malformed"};
        return;
    }
    if (pam_service_is_there(&request, answer))
        pam_transaction(&request, answer);
}

/* Smaller than PIPE_BUF, so it arrives whole or not at all. */
static int answer_write(int fd, const struct pam_answer *answer)
{
    uint8_t record[PAM_ANSWER_BYTES] = {PAM_ANSWER_FORMAT, (uint8_t)answer->stage};
    put_u16(record + 2, (uint16_t)answer->code);
    snprintf((char *)record + 4, PAM_ANSWER_WORD_BYTES, "%s", answer->word);
    snprintf((char *)record + 4 + PAM_ANSWER_WORD_BYTES, PAM_ANSWER_TEXT_BYTES, "%s", answer->text);
    ssize_t written;
    do
        written = write(fd, record, sizeof record);
    while (written < 0 && errno == EINTR);
    return written == sizeof record ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct pam_answer answer = {.word = ""};
    (void)argv;
    harden();
    if (argc != 1) {
        fputs("usage: reeve-pam < REQUEST, see docs/reference/host-protocols.md\n", stderr);
        return 2;
    }
    ssize_t length = request_take();
    int fd = descriptors_take();
    if (fd < 0)
        return 1;
    perform(length, &answer);
    explicit_bzero(held, sizeof held);
    /* Not exit(): what modules have registered for it is none of the answer. */
    _exit(answer_write(fd, &answer));
}
