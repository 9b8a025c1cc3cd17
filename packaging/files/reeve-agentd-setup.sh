#!/bin/sh
# Makes what the service needs and no package can carry: the account of the process on the network, settings
# and directories. Run by the package at every installation and upgrade; safe to run again, and whatever is
# there stays as it is.
# The danger: settings of somebody else's making replaced; they are written only where there are none.
set -eu
umask 022

config=/etc/reeve/agentd.yaml
spool=/var/lib/reeve-agentd
user=reeve-agentd

getent group "$user" >/dev/null || groupadd --system "$user"
getent passwd "$user" >/dev/null ||
  useradd --system --gid "$user" --home-dir "$spool" --no-create-home --shell /usr/sbin/nologin "$user"

[ -d "$spool" ] || install -d -m 0751 -o root -g "$user" "$spool"

[ ! -e "$config" ] || exit 0
/usr/sbin/agentd -C "$config"
chmod 0640 "$config"
