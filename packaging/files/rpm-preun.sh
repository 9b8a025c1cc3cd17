#!/bin/sh
# Stops the service when the package goes; an upgrade has restarted it by now.
if [ "$1" = 0 ]; then
  systemctl disable @SERVICE@.service >/dev/null 2>&1 || :
  if [ -d /run/systemd/system ]; then systemctl stop @SERVICE@.service || :; fi
fi
