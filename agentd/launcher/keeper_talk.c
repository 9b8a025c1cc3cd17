/* The keeper's conversations. The program says one short line at a time on its descriptor 3: ready, alive,
 * status TEXT, failed TEXT. To systemd (sd_notify(3)) only the keeper speaks: it is the main process, so that
 * NotifyAccess=main suffices and no privilege is needed to speak in another's name, also in a user's unit.
 * Fear: a watchdog that is fed for a program which hangs; nothing but its own `alive` feeds it. */
#include "keeper_talk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "limits.h"
#include "process.h"

static struct sockaddr_un notify_at;
static socklen_t notify_at_length;
static int awaited_fd = -1, is_awaited;
static int64_t heard_ms;
static char line[KEEPER_LINE_BYTES_MAX];
static size_t line_length;
static int is_overlong;

static void notify(const char *what, const char *text)
{
    char message[KEEPER_LINE_BYTES_MAX + 64];
    if (notify_at_length == 0)
        return;
    int length = snprintf(message, sizeof message, "%s%s", what, text);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return;
    (void)sendto(fd, message, (size_t)length, MSG_NOSIGNAL, (struct sockaddr *)&notify_at, notify_at_length);
    close(fd);
}

static void tell_awaiting(const char *word, const char *text)
{
    if (awaited_fd < 0)
        return;
    dprintf(awaited_fd, "%s%s\n", word, text);
    close(awaited_fd);
    awaited_fd = -1;
}

/* The address is taken out of the environment: nobody below may speak to systemd. */
void keeper_talk_begin(int ready_fd)
{
    const char *path = getenv("NOTIFY_SOCKET");
    size_t length = path ? strlen(path) : 0;
    awaited_fd = ready_fd;
    is_awaited = ready_fd >= 0;
    if (ready_fd >= 0)
        (void)fcntl(ready_fd, F_SETFD, FD_CLOEXEC);
    if (length > 1 && length < sizeof notify_at.sun_path && (*path == '/' || *path == '@')) {
        notify_at.sun_family = AF_UNIX;
        memcpy(notify_at.sun_path, path, length);
        if (*path == '@')
            notify_at.sun_path[0] = 0;
        notify_at_length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    }
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

void keeper_talk_new_life(void)
{
    heard_ms = 0;
    line_length = 0;
    is_overlong = 0;
}

enum word keeper_word(const char *bytes, size_t length, const char **text)
{
    static const struct {
        const char *word;
        enum word is;
        int has_text;
    } words[] = {{"ready", WORD_READY, 0},
                 {"alive", WORD_ALIVE, 0},
                 {"status ", WORD_STATUS, 1},
                 {"failed ", WORD_FAILED, 1}};
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] < ' ')
            return WORD_NONE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i].word);
        if (length < size || memcmp(bytes, words[i].word, size) != 0 || (!words[i].has_text && length > size))
            continue;
        *text = bytes + size;
        return words[i].is;
    }
    return WORD_NONE;
}

static void line_take(void)
{
    const char *text = "";
    line[line_length] = 0;
    switch (keeper_word(line, line_length, &text)) {
    case WORD_READY:
        notify("READY=1", "");
        tell_awaiting("ready", "");
        is_awaited = 0;
        break;
    case WORD_ALIVE:
        heard_ms = now_ms();
        notify("WATCHDOG=1", "");
        break;
    case WORD_STATUS:
        notify("STATUS=", text);
        break;
    case WORD_FAILED:
        notify("STATUS=", text);
        tell_awaiting("failed ", text);
        break;
    case WORD_NONE:
        break;
    }
}

int keeper_talk_take(int fd)
{
    char bytes[KEEPER_LINE_BYTES_MAX];
    ssize_t got = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got == 0)
        return -1;
    for (ssize_t i = 0; i < got; i++) {
        if (bytes[i] == '\n') {
            if (!is_overlong)
                line_take();
            line_length = 0;
            is_overlong = 0;
        } else if (line_length + 1 < sizeof line)
            line[line_length++] = bytes[i];
        else
            is_overlong = 1;
    }
    return 0;
}

int64_t keeper_heard_ms(void)
{
    return heard_ms;
}

int keeper_is_awaited(void)
{
    return is_awaited;
}

void keeper_talk_stopping(void)
{
    notify("STOPPING=1", "");
}
