#!/bin/sh
# After remove the settings and all that the service has stored stay; after purge they are gone. The
# accounts stay in any case: files elsewhere may belong to them.
set -e

service=@SERVICE@

if [ "$1" = remove ] && [ -x /usr/bin/deb-systemd-helper ]; then
  deb-systemd-helper mask "$service.service" >/dev/null || true
fi
if [ "$1" = purge ]; then
  if [ -x /usr/bin/deb-systemd-helper ]; then
    deb-systemd-helper purge "$service.service" >/dev/null || true
    deb-systemd-helper unmask "$service.service" >/dev/null || true
  fi
  update-rc.d "$service" remove >/dev/null || true
  rm -rf "/var/lib/$service" "/var/log/$service" "@CONFIG@"
  rmdir /etc/reeve 2>/dev/null || true
fi
if [ -d /run/systemd/system ]; then
  systemctl --system daemon-reload >/dev/null || true
fi
