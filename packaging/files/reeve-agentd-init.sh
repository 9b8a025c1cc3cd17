#!/bin/sh
### BEGIN INIT INFO
# Provides:          reeve-agentd
# Required-Start:    $remote_fs $network $syslog
# Required-Stop:     $remote_fs $network $syslog
# Should-Start:      $named $time
# Should-Stop:       $named
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: Reeve agent
# Description:       Runs on this host what the scheduler sends. Stopping it leaves the jobs running,
#                    unless the host is going down.
### END INIT INFO
# For Debian without systemd. The log is /var/log/reeve-agentd/agentd.log. The first process of agentd is its
# keeper, which starts the others again when they die.

PATH=/sbin:/usr/sbin:/bin:/usr/bin
name=reeve-agentd
program=/usr/sbin/agentd
keeper=/usr/libexec/reeve/reeve-launcher
config=/etc/reeve/agentd.yaml
pidfile=/run/reeve-agentd.pid
log=/var/log/reeve-agentd/agentd.log
stop_seconds=30
start_seconds=30

. /lib/lsb/init-functions

[ -x "$program" ] || { [ "$1" = status ] && exit 4; exit 5; }

running() {
  start-stop-daemon --status --pidfile "$pidfile" --exec "$keeper"
}

start() {
  running && return 0
  [ -r "$config" ] || return 6
  install -d -m 0750 -o root -g adm /var/log/reeve-agentd
  start-stop-daemon --start --background --make-pidfile --pidfile "$pidfile" --chdir / --umask 077 \
    --output "$log" --startas "$program" -- -c "$config" || return 1
  # It has become its keeper by the time it runs; wrong settings end it before.
  waited=0
  until running; do
    [ "$waited" -lt "$start_seconds" ] || return 1
    sleep 1
    waited=$((waited + 1))
  done
}

stop() {
  case $RUNLEVEL in
  0 | 6) /usr/libexec/reeve/end-runs ;;
  esac
  start-stop-daemon --stop --oknodo --pidfile "$pidfile" --exec "$keeper" \
    --retry "TERM/$stop_seconds/KILL/5" --remove-pidfile
}

case "$1" in
start)
  log_daemon_msg "Starting Reeve agent" "$name"
  start
  status=$?
  log_end_msg $status
  exit $status
  ;;
stop)
  log_daemon_msg "Stopping Reeve agent" "$name"
  stop
  status=$?
  log_end_msg $status
  exit $status
  ;;
restart | force-reload)
  log_daemon_msg "Restarting Reeve agent" "$name"
  stop && start
  status=$?
  log_end_msg $status
  exit $status
  ;;
try-restart)
  running || exit 0
  exec "$0" restart
  ;;
status)
  status_of_proc -p "$pidfile" "$keeper" "$name"
  exit $?
  ;;
reload)
  exit 3
  ;;
*)
  echo "Usage: $0 {start|stop|status|restart|try-restart|force-reload}" >&2
  exit 2
  ;;
esac
