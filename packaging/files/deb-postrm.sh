#!/bin/sh
# After remove the settings and all that the service has stored stay; after purge they are gone. The
# accounts stay in any case: files elsewhere may belong to them.
set -e

service=@SERVICE@

if [ "$1" = remove ] && command -v deb-systemd-helper >/dev/null; then
  deb-systemd-helper mask "$service.service" >/dev/null || true
fi
if [ "$1" = purge ]; then
  if command -v deb-systemd-helper >/dev/null; then
    deb-systemd-helper purge "$service.service" >/dev/null || true
    deb-systemd-helper unmask "$service.service" >/dev/null || true
  fi
  update-rc.d @SERVICE@ remove >/dev/null || true
  rm -rf "/var/lib/$service" "/var/log/$service" "@CONFIG@" "/etc/pam.d/$service"
  rmdir /etc/reeve 2>/dev/null || true
fi
if [ -d /run/systemd/system ]; then
  systemctl --system daemon-reload >/dev/null || true
fi
