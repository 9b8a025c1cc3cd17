#!/bin/sh
# The first program of a booted test host: makes the mounts that an init expects, takes the rootfs as its
# root, and becomes /sbin/init. Started by booted-host.ts in fresh namespaces: boot-stage.sh ROOT NAME.
# The danger: anything of the machine below that stays writable. The kernel's switches are read-only here,
# and no device but the harmless ones exists; clock and kernel modules are out of reach by capability.
set -eu

root=$1
name=$2
quiet=nosuid,nodev,noexec

mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
hostname "$name"
echo "$name" >etc/hostname
[ "$(wc -c <etc/machine-id 2>/dev/null || echo 0)" = 33 ] ||
  tr -d - </proc/sys/kernel/random/uuid >etc/machine-id

mount -t proc -o $quiet proc proc
mount -t sysfs -o ro,$quiet sysfs sys
mount -t cgroup2 -o $quiet cgroup2 sys/fs/cgroup
mount -t tmpfs -o nosuid,nodev,mode=755 tmpfs run
mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs tmp
mount -t tmpfs -o nosuid,mode=755,size=4m tmpfs dev

for device in null:3 zero:5 full:7 random:8 urandom:9; do
  mknod -m 666 "dev/${device%:*}" c 1 "${device#*:}"
done
mknod -m 666 dev/tty c 5 0
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr

for switches in proc/sys proc/sysrq-trigger; do
  [ -e $switches ] || continue
  mount --bind $switches $switches
  mount -o remount,bind,ro $switches
done

# Whoever sees /run/systemd/system believes that systemd runs: under sysvinit there is none.
case $(readlink sbin/init) in
*systemd)
  mkdir -p run/systemd/system
  for unit in sys-kernel-debug.mount sys-kernel-tracing.mount sys-fs-fuse-connections.mount \
    dev-hugepages.mount systemd-journald-audit.socket; do
    ln -s /dev/null run/systemd/system/$unit
  done
  ;;
esac

mkdir -p .below
pivot_root . .below
cd /
umount -l /.below
rmdir /.below
exec env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin /sbin/init \
  systemd.log_target=journal-or-kmsg systemd.show_status=no
