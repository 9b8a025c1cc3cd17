// The texts of a service: the systemd unit, the unit of a user's own manager, the LSB script, the line of
// a crontab. Pure: -S prints them, -I installs them, and the packages take theirs from here, so that there
// is one text of each. Called by those. Where a program lies is told, never looked for.
// The danger: a unit that ends jobs (KillMode), or restricts what a job may do; nothing here reaches the
// jobs.

export type Installed = {
  /** the words that start agentd, each a path or an option; configuration and settings included */
  readonly command: readonly string[];
  /** systemd: an instance beside the usual one has a name of its own */
  readonly name: string;
  /** what ends the runs when the host goes down: a unit, and the program that it and an init script start */
  readonly shutdown?: { readonly unit: string; readonly program: string };
};

/** What ends with 2 or 3 (settings, spool or port of another) is mended by no restart. */
const restarting = `Restart=always
RestartSec=1
RestartPreventExitStatus=2 3
TimeoutStartSec=90
TimeoutStopSec=60
WatchdogSec=90
`;

/** Jobs outlive the daemon: a stop ends the daemon alone, and their number is the agent's own matter. */
const outliving = `KillMode=process
Delegate=yes
TasksMax=infinity
OOMPolicy=continue
LimitNOFILE=65536
`;

/** For the host's systemd. It waits for names, users, remote disks and the clock, never for the scheduler. */
export function unitText({ command, name, shutdown }: Installed): string {
  return `# Settings for one host go into a drop-in: systemctl edit ${name}
[Unit]
Description=Reeve agent
Documentation=man:agentd(8)
After=network.target nss-lookup.target nss-user-lookup.target systemd-user-sessions.service
After=remote-fs.target time-sync.target
${shutdown === undefined ? "" : `Wants=${shutdown.unit}\n`}StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart=${unitWords(command)}
ExecReload=${unitWords([...command, "reload"])}
SyslogIdentifier=agentd
${restarting}
# Nothing here restricts what a job may do; a stop leaves the jobs running.
${outliving}
[Install]
WantedBy=multi-user.target
`;
}

/** For a user's own systemd; with linger it starts at boot. */
export function userUnitText({ command }: Installed): string {
  return `[Unit]
Description=Reeve agent of this user
Documentation=man:agentd(8)
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart=${unitWords(command)}
ExecReload=${unitWords([...command, "reload"])}
SyslogIdentifier=agentd
${restarting}
# A stop leaves the jobs running.
${outliving}
[Install]
WantedBy=default.target
`;
}

/** agentd itself detaches, ends and tells its status as LSB wants it, so that no other tool is needed. */
export function lsbText({ command, name, shutdown }: Installed): string {
  const words = command.map(shellWord).join(" ");
  return `#!/bin/sh
# chkconfig: 2345 90 10
# description: Runs on this host what the scheduler of Reeve sends.
### BEGIN INIT INFO
# Provides:          ${name}
# Required-Start:    $remote_fs $network $syslog
# Required-Stop:     $remote_fs $network $syslog
# Should-Start:      $named $time
# Should-Stop:       $named
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: Reeve agent
# Description:       Runs on this host what the scheduler sends. Stopping it leaves the jobs running.
### END INIT INFO
PATH=/sbin:/usr/sbin:/bin:/usr/bin

agentd() {
  ${words} "$@"
}

if ! [ -x ${shellWord(command[0] ?? "")} ]; then
  [ "$1" = status ] && exit 4
  exit 5
fi
case "$1" in
start)
  agentd -Q >/dev/null && exit 0
  agentd --check-config >/dev/null || exit 6
  agentd -d
  ;;
stop)
${endRunsLine(shutdown?.program)}  agentd -K
  ;;
restart | force-reload)
  agentd -K && agentd -d
  ;;
try-restart)
  agentd -Q >/dev/null || exit 0
  agentd -K && agentd -d
  ;;
reload)
  agentd -Q >/dev/null || exit 7
  agentd reload
  ;;
status)
  agentd -Q
  ;;
*)
  echo "Usage: $0 {start|stop|status|restart|try-restart|reload|force-reload}" >&2
  exit 2
  ;;
esac
`;
}

/** The runlevels of a host that goes down. */
function endRunsLine(program: string | undefined): string {
  return program === undefined ? "" : `  case "$RUNLEVEL" in 0 | 6) ${shellWord(program)} ;; esac\n`;
}

/** What a line of ours in a crontab ends with, so that only ours is taken away. */
export const crontabMark = "# made by agentd -I";

export function crontabLine({ command }: Installed): string {
  // cron makes a new line of an unescaped %.
  const words = command.map((word) => shellWord(word).replaceAll("%", String.raw`\%`));
  return `@reboot ${words.join(" ")} -d ${crontabMark}`;
}

/** systemd.service(5): quoted, with % and $ doubled. */
function unitWords(command: readonly string[]): string {
  return command
    .map((word) => word.replaceAll("%", "%%").replaceAll("$", "$$$$"))
    .map((word) =>
      /^[\w@%+=:,./$~-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, String.raw`\$&`)}"`,
    )
    .join(" ");
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
