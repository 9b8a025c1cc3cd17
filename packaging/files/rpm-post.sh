#!/bin/sh
# Makes accounts, settings and directories. A first installation enables and starts the service; an upgrade
# restarts it where it runs, so that what is disabled or stopped stays so.
@LIBEXEC@/setup || exit 1
if command -v restorecon >/dev/null 2>&1; then
  restorecon -R /etc/reeve /var/lib/@SERVICE@ @LIBEXEC@ /usr/sbin 2>/dev/null || :
fi
if [ "$1" = 1 ]; then systemctl enable @SERVICE@.service >/dev/null 2>&1 || :; fi
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload >/dev/null 2>&1 || :
  if [ "$1" = 1 ]; then action=start; else action=try-restart; fi
  systemctl "$action" @SERVICE@.service || echo "@SERVICE@ did not start: journalctl -u @SERVICE@" >&2
fi
