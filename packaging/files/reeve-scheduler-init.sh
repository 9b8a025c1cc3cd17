#!/bin/sh
### BEGIN INIT INFO
# Provides:          reeve-scheduler
# Required-Start:    $remote_fs $network $syslog
# Required-Stop:     $remote_fs $network $syslog
# Should-Start:      $named $time
# Should-Stop:       $named
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: Reeve scheduler
# Description:       Holds the queue and the history of all jobs and gives them to the agents.
### END INIT INFO
# For Debian without systemd. The log is /var/log/reeve-scheduler/scheduler.log. Nothing here starts the
# scheduler again when it dies; systemd does.

PATH=/sbin:/usr/sbin:/bin:/usr/bin
name=reeve-scheduler
program=/usr/sbin/reeve-scheduler
node=/usr/libexec/reeve-scheduler/node
config=/etc/reeve/scheduler.yaml
run=/run/reeve-scheduler
pidfile=/run/reeve-scheduler.pid
log=/var/log/reeve-scheduler/scheduler.log
stop_seconds=60
ready_seconds=60

. /lib/lsb/init-functions

[ -x "$program" ] || { [ "$1" = status ] && exit 4; exit 5; }

running() {
  start-stop-daemon --status --pidfile "$pidfile" --exec "$node"
}

ready() {
  waited=0
  until [ -S "$run/api.sock" ]; do
    running && [ "$waited" -lt "$ready_seconds" ] || return 1
    sleep 1
    waited=$((waited + 1))
  done
}

start() {
  running && return 0
  [ -r "$config" ] || return 6
  install -d -m 0750 -o reeve-scheduler -g reeve-admin "$run"
  install -d -m 0750 -o reeve-scheduler -g adm /var/log/reeve-scheduler
  rm -f "$run/api.sock"
  MALLOC_ARENA_MAX=1 start-stop-daemon --start --background --make-pidfile --pidfile "$pidfile" \
    --chuid reeve-scheduler:reeve-admin --chdir / --umask 077 --output "$log" \
    --startas "$program" -- -c "$config" || return 1
  ready
}

stop() {
  start-stop-daemon --stop --oknodo --pidfile "$pidfile" --exec "$node" \
    --retry "TERM/$stop_seconds/KILL/5" --remove-pidfile
}

case "$1" in
start)
  log_daemon_msg "Starting Reeve scheduler" "$name"
  start
  status=$?
  log_end_msg $status
  exit $status
  ;;
stop)
  log_daemon_msg "Stopping Reeve scheduler" "$name"
  stop
  status=$?
  log_end_msg $status
  exit $status
  ;;
restart | force-reload)
  log_daemon_msg "Restarting Reeve scheduler" "$name"
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
  status_of_proc -p "$pidfile" "$node" "$name"
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
