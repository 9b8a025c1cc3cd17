#!/bin/sh
# Makes accounts, settings and directories, enables the service unless somebody has disabled it, and
# starts it.
set -e

service=@SERVICE@

case "$1" in
configure | abort-upgrade | abort-deconfigure | abort-remove) ;;
*) exit 0 ;;
esac

@LIBEXEC@/setup

# On an upgrade this leaves what is disabled disabled.
deb-systemd-helper unmask "$service.service" >/dev/null || true
if deb-systemd-helper --quiet was-enabled "$service.service"; then
  deb-systemd-helper enable "$service.service" >/dev/null || true
else
  deb-systemd-helper update-state "$service.service" >/dev/null || true
fi
update-rc.d "$service" defaults >/dev/null

if [ -n "$2" ]; then action=restart; else action=start; fi
if [ -d /run/systemd/system ]; then
  systemctl --system daemon-reload >/dev/null || true
  deb-systemd-invoke "$action" "$service.service" >/dev/null || true
else
  invoke-rc.d "$service" "$action" || true
fi
