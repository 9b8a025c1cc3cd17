#!/bin/sh
# Stops the service before its files go. An upgrade restarts it afterwards instead, so that it is down for a
# moment only, and a failed upgrade leaves the old one running.
set -e

service=@SERVICE@

[ "$1" = remove ] || exit 0
if [ -d /run/systemd/system ]; then
  deb-systemd-invoke stop "$service.service" >/dev/null || true
else
  invoke-rc.d "$service" stop || true
fi
