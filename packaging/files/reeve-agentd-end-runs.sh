#!/bin/sh
# Asks the supervisor of every run to end it, because the host shuts down, and waits until all have: each
# gives its job the grace it asked for, then kills what is left. Run by systemd or the init script at
# shutdown.
# The danger: a process that only calls itself a supervisor; nobody but root's own is asked, and when it
# is run by hand the runs are really ended.
set -eu

supervisors() {
  for process in /proc/[0-9]*; do
    case $(tr '\0' ' ' 2>/dev/null <"$process/cmdline") in
    reeve-supervisor\ *) [ "$(stat -c %u "$process" 2>/dev/null)" != 0 ] || echo "${process#/proc/}" ;;
    esac
  done
}

asked=
while left=$(supervisors) && [ -n "$left" ]; do
  for pid in $left; do
    case " $asked " in
    *" $pid "*) ;;
    *)
      kill -TERM "$pid" 2>/dev/null || true
      asked="$asked $pid"
      ;;
    esac
  done
  sleep 1
done
[ -z "$asked" ] || echo "ended the runs of$asked (pids of their supervisors)"
