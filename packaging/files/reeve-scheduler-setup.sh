#!/bin/sh
# Makes what the service needs and no package can carry: accounts, settings, directories and, with the first
# installation, the cluster. Run by the package at every installation and upgrade; safe to run again, and
# whatever is there stays as it is.
# The danger: a second cluster where the disk of the first is not mounted. A cluster is made only when this
# very run also made the settings; otherwise it is left to a person.
set -eu
umask 022

config=/etc/reeve/scheduler.yaml
state=/var/lib/reeve-scheduler
program=/usr/sbin/reeve-scheduler
user=reeve-scheduler
group=reeve-admin

getent group "$group" >/dev/null || groupadd --system "$group"
getent passwd "$user" >/dev/null ||
  useradd --system --gid "$group" --home-dir "$state" --no-create-home --shell /usr/sbin/nologin "$user"

[ -d "$state" ] || install -d -m 0700 -o "$user" -g "$group" "$state"

[ ! -e "$config" ] || exit 0
new=$config.new.$$
trap 'rm -f "$new"' EXIT
umask 027
{
  cat <<EOT
# The places of an installed system; without these two lines they are those of an ordinary user.
state: $state
socket: /run/reeve-scheduler/api.sock

EOT
  "$program" --sample-config | sed -e '/^#state:/d' -e '/^#socket:/d'
} >"$new"
chgrp "$group" "$new"
"$program" -c "$new" --check-config
mv "$new" "$config"

if [ -z "$(ls -A "$state")" ]; then
  "$program" -c "$config" init
fi
