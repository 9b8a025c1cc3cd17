/* The log file of a keeper without a journal: what the program writes comes through one pipe and goes into
 * FILE, and at its bound FILE becomes FILE.1, that FILE.2, and so on; the oldest is dropped. Only the keeper
 * has the file open, so that a new one loses no line. Fear: a full disk that stops the daemon; what cannot be
 * written is counted, told when there is room again, and never waited for. The keeper itself never writes to
 * the pipe: full, it would wait for its own reading. */
#include "keeper_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "limits.h"

static char log_path[PATH_BYTES_MAX];
static int log_pipe = -1, give_fd = -1, file_fd = -1;
static off_t file_bytes;
static unsigned long long dropped_bytes;

static int file_open(void)
{
    struct stat about;
    int fd = open(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (fd < 0 || fstat(fd, &about))
        return -1;
    file_fd = fd;
    file_bytes = about.st_size;
    return 0;
}

int keeper_log_open(const char *path)
{
    int ends[2], null_fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    int is_long = strlen(path) + 8 >= sizeof log_path;
    if (is_long)
        errno = ENAMETOOLONG;
    else
        strcpy(log_path, path);
    if (is_long || null_fd < 0 || file_open() || pipe2(ends, O_CLOEXEC)) {
        fprintf(stderr, "reeve-launcher: could not open %s: %s\n", path, strerror(errno));
        return -1;
    }
    for (int fd = 0; fd < 3; fd++)
        (void)dup2(null_fd, fd);
    close(null_fd);
    log_pipe = ends[0];
    give_fd = ends[1];
    return fcntl(log_pipe, F_SETFL, O_NONBLOCK);
}

void keeper_log_give(void)
{
    for (int fd = 1; fd < 3 && give_fd >= 0; fd++)
        (void)dup2(give_fd, fd);
}

int keeper_log_fd(void)
{
    return log_pipe;
}

static void file_turn(void)
{
    char from[PATH_BYTES_MAX + 16], to[PATH_BYTES_MAX + 16];
    for (int number = KEEPER_LOGS_KEPT - 1; number >= 0; number--) {
        snprintf(from, sizeof from, number ? "%s.%d" : "%s", log_path, number);
        snprintf(to, sizeof to, "%s.%d", log_path, number + 1);
        (void)rename(from, to);
    }
    int old = file_fd;
    if (file_open() == 0)
        close(old);
}

static int file_write(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file_fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        file_bytes += written;
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

static void file_add(const char *bytes, size_t length)
{
    char note[96];
    if (dropped_bytes > 0) {
        int size = snprintf(note, sizeof note, "reeve-launcher: %llu bytes of log were dropped here\n",
                            dropped_bytes);
        if (file_write(note, (size_t)size) == 0)
            dropped_bytes = 0;
    }
    if (dropped_bytes > 0 || file_write(bytes, length))
        dropped_bytes += length;
}

/* A new file begins with a line: the rest of one that has begun still belongs to the old file. */
void keeper_log_take(void)
{
    static int is_within_line;
    char bytes[KEEPER_LOG_READ_BYTES];
    for (int turns = 0; turns < KEEPER_LOG_READS_MAX && log_pipe >= 0; turns++) {
        ssize_t got = read(log_pipe, bytes, sizeof bytes);
        if (got <= 0)
            return;
        size_t rest = 0;
        if (file_bytes + got > KEEPER_LOG_BYTES_MAX) {
            const char *end = is_within_line ? memchr(bytes, '\n', (size_t)got) : NULL;
            rest = end ? (size_t)(end - bytes) + 1 : is_within_line ? (size_t)got : 0;
            file_add(bytes, rest);
            if (!is_within_line || end)
                file_turn();
        }
        if (rest < (size_t)got)
            file_add(bytes + rest, (size_t)got - rest);
        is_within_line = bytes[got - 1] != '\n';
    }
}

void keeper_say(const char *format, ...)
{
    char text[KEEPER_LINE_BYTES_MAX];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    if (log_pipe < 0)
        fputs(text, stderr);
    else
        file_add(text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}
