#!/bin/sh
# Installs Reeve from the directory it lies in, without network: install.sh agentd|scheduler|cli... It
# checks host and checksums first, installs the packages for this system, and waits until the services
# run.
# The danger: half an installation; nothing is touched before every check has passed.
set -eu

glibc_least=2.28
wait_seconds=60

fail() {
  printf 'install.sh: %s\n' "$@" >&2
  exit 1
}

usage() {
  echo "usage: sh install.sh agentd|scheduler|cli..." >&2
  exit 2
}

[ $# -gt 0 ] || usage
cd "$(dirname "$0")"

names=
for word in "$@"; do
  case $word in
  agentd) names="$names reeve-agentd" ;;
  scheduler) names="$names reeve-scheduler reeve" ;;
  cli) names="$names reeve" ;;
  *) usage ;;
  esac
done

machine=$(uname -sm)
[ "$machine" = "Linux x86_64" ] || fail "this is $machine; the packages are for Linux on x86_64."
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2) || glibc=
[ -n "$glibc" ] || fail "this system has no glibc (musl?); Reeve needs glibc $glibc_least or newer."
oldest=$(printf '%s\n%s\n' "$glibc_least" "$glibc" | sort -V | head -n 1)
[ "$oldest" = "$glibc_least" ] || fail "glibc here is $glibc; Reeve needs $glibc_least or newer."
[ "$(id -u)" = 0 ] || fail "this needs root (sudo sh install.sh ...)." \
  "Without root, unpack reeve-*-linux-x64.tgz and read its README."

# The one whose database knows packages: rpm may be installed on Debian as a mere tool.
if command -v dpkg >/dev/null 2>&1 && [ -s /var/lib/dpkg/status ]; then
  kind=deb
elif command -v rpm >/dev/null 2>&1; then
  kind=rpm
else
  fail "neither dpkg nor rpm is here; unpack reeve-*-linux-x64.tgz and read its README."
fi

# The newest of a name: reeve_0.2.0-1_amd64.deb, reeve-0.2.0-1.x86_64.rpm.
newest() {
  if [ $kind = deb ]; then set -- "$1"_[0-9]*_amd64.deb; else set -- "$1"-[0-9]*.x86_64.rpm; fi
  [ -e "$1" ] || return 1
  printf '%s\n' "$@" | sort -V | tail -n 1
}

files=
for name in $names; do
  file=$(newest "$name") || fail "there is no $kind of $name in $(pwd)."
  case " $files " in *" ./$file "*) continue ;; esac
  line=$(grep "  $file\$" SHA256SUMS) || fail "SHA256SUMS does not name $file."
  printf '%s\n' "$line" | sha256sum -c --status - ||
    fail "$file is damaged: its checksum is not that of SHA256SUMS." \
      "Copy it here once more. Nothing was installed."
  files="$files ./$file"
done

case $kind in
deb)
  keep="-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold"
  if command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-download --no-install-recommends \
      --allow-downgrades $keep $files
  else
    # shellcheck disable=SC2086
    dpkg -i --force-confdef --force-confold $files
  fi
  ;;
rpm)
  # shellcheck disable=SC2086
  if command -v dnf >/dev/null 2>&1; then
    dnf install -y --disablerepo='*' $files
  elif command -v zypper >/dev/null 2>&1; then
    zypper --non-interactive --no-refresh install --allow-unsigned-rpm $files
  else
    rpm -U --replacepkgs ${REEVE_RPM_OPTIONS:-} $files
  fi
  ;;
esac

is_up() {
  if [ -d /run/systemd/system ]; then
    systemctl is-active --quiet "$1"
  elif [ -x "/etc/init.d/$1" ]; then
    "/etc/init.d/$1" status >/dev/null 2>&1
  fi
}

for name in $names; do
  [ "$name" != reeve ] || continue
  if [ -d /run/systemd/system ] && ! systemctl is-enabled --quiet "$name"; then
    echo "$name is installed and disabled, as it was; start it with: systemctl enable --now $name"
    continue
  fi
  waited=0
  until is_up "$name"; do
    [ "$waited" -lt "$wait_seconds" ] || fail "$name is installed but does not run." \
      "Its log: journalctl -u $name (without systemd: /var/log/$name)."
    sleep 1
    waited=$((waited + 1))
  done
  echo "$name is installed and runs."
done
