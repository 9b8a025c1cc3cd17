/* One line for the system's log, facility auth: a datagram to /dev/log, as syslog(3) sends it but for the
 * time, which every syslogd adds itself. libc's own keeps a socket and may wait; nothing here does either,
 * and a line that finds no room is lost. What is not printable is replaced: a line is one line, whoever has
 * named what. */
#include "syslog_line.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "limits.h"

#define AUTH_INFO ((4 << 3) | 6) /* syslog(3): LOG_AUTH, LOG_INFO */

static size_t line_write(char *line, size_t room, const uint8_t *text, uint32_t length)
{
    /* Of the monitor, whose words they are. */
    int head = snprintf(line, room, "<%d>reeve-agentd[%d]: ", AUTH_INFO, (int)getppid());
    size_t at = head < 0 ? 0 : (size_t)head;
    for (uint32_t i = 0; i < length && at < room; i++)
        line[at++] = text[i] < 0x20 || text[i] == 0x7f ? '?' : (char)text[i];
    return at;
}

int syslog_line_send(const char *path, const uint8_t *text, uint32_t length)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    char line[SYSLOG_TEXT_BYTES_MAX + 64];
    if (strlen(path) >= sizeof to.sun_path)
        return ENAMETOOLONG;
    memcpy(to.sun_path, path, strlen(path) + 1);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return errno;
    size_t size = line_write(line, sizeof line, text, length);
    ssize_t sent =
        sendto(fd, line, size, MSG_NOSIGNAL | MSG_DONTWAIT, (const struct sockaddr *)&to, sizeof to);
    int why = sent < 0 ? errno : 0;
    close(fd);
    return why;
}
