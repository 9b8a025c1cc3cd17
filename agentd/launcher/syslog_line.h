/* One line for the system's log. */
#ifndef REEVE_SYSLOG_LINE_H
#define REEVE_SYSLOG_LINE_H

#include <stdint.h>

/* 0, or an errno: it is lost. At most SYSLOG_TEXT_BYTES_MAX bytes of text. */
int syslog_line_send(const char *path, const uint8_t *text, uint32_t length);

#endif
