/* reeve-notify PROGRAM ARG...: tells systemd what PROGRAM writes to its descriptor 3. Node has no datagram
 * sockets, so the words "ready", "alive" and "stopping", one a line, become notifications (sd_notify(3)).
 * This process becomes PROGRAM; a child of it passes the words on and ends with the last writer. Without
 * NOTIFY_SOCKET the words go nowhere. Fear: a word that PROGRAM makes up; there are three, and no other byte
 * of its own reaches systemd. */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define EXIT_FAILED 1
#define EXIT_USAGE 2
#define EXIT_NO_EXEC 127
#define WORDS_FD 3
#define LINE_BYTES_MAX 64

static const struct {
    const char *word, *state;
} words[] = {
    {"ready", "READY=1"},
    {"alive", "WATCHDOG=1"},
    {"stopping", "STOPPING=1"},
};

static struct sockaddr_un place;
static socklen_t place_size;
static int notify_fd = -1;

/* Nothing is said when there is nobody, or when its name is none: the program runs all the same. */
static void notify_open(void)
{
    const char *name = getenv("NOTIFY_SOCKET");
    size_t length = name ? strlen(name) : 0;
    if (length < 2 || length >= sizeof place.sun_path || (name[0] != '/' && name[0] != '@'))
        return;
    place.sun_family = AF_UNIX;
    memcpy(place.sun_path, name, length);
    if (name[0] == '@')
        place.sun_path[0] = '\0';
    place_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + (name[0] == '/'));
    notify_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

static void line_pass_on(const char *line)
{
    for (size_t i = 0; notify_fd >= 0 && i < sizeof words / sizeof *words; i++)
        if (strcmp(line, words[i].word) == 0)
            (void)sendto(notify_fd, words[i].state, strlen(words[i].state), MSG_NOSIGNAL,
                         (const struct sockaddr *)&place, place_size);
}

/* A line that is too long is none of the words and is dropped. */
static _Noreturn void words_pass_on(int words_fd)
{
    char line[LINE_BYTES_MAX];
    size_t length = 0;
    for (;;) {
        char byte;
        ssize_t count = read(words_fd, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            _exit(0);
        if (byte == '\n') {
            line[length < sizeof line ? length : 0] = '\0';
            line_pass_on(line);
            length = 0;
        } else if (length < sizeof line - 1) {
            line[length++] = byte;
        } else {
            length = sizeof line;
        }
    }
}

/* The child must outlive a stop of the whole unit by the words that come with it, and end with their end. */
static void child_set(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    prctl(PR_SET_NAME, "reeve-notify");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: reeve-notify PROGRAM ARG...\n", stderr);
        return EXIT_USAGE;
    }
    int ends[2];
    notify_open();
    unsetenv("NOTIFY_SOCKET");
    if (pipe(ends)) {
        perror("reeve-notify: could not make a pipe");
        return EXIT_FAILED;
    }
    pid_t pid = fork();
    if (pid < 0) {
        perror("reeve-notify: could not fork");
        return EXIT_FAILED;
    }
    if (pid == 0) {
        child_set();
        close(ends[1]);
        words_pass_on(ends[0]);
    }
    if (ends[1] != WORDS_FD) {
        dup2(ends[1], WORDS_FD);
        close(ends[1]);
    }
    if (ends[0] != WORDS_FD)
        close(ends[0]);
    execv(argv[1], argv + 1);
    fprintf(stderr, "reeve-notify: could not execute %s: %s\n", argv[1], strerror(errno));
    return EXIT_NO_EXEC;
}
