#!/bin/sh
# Makes a checkout runnable: installs the pinned packages when package-lock.json changed, proves that the
# project's own Node is the one they bring, and builds the C programs. Called by the npm scripts; quiet when
# there is nothing to do, and safe to run twice at the same time. Only `npm ci` needs the network.
# It never installs through a node_modules that is a symbolic link: that directory belongs to another
# checkout, and `npm ci` would empty it under that checkout's feet.
set -eu

cd "$(dirname "$0")/.."
root=$(pwd -P)
node_major=24
lock=.setup.lock
lock_wait_s=900

fail() {
  printf 'setup: %s\n' "$@" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null 2>&1 ||
    fail "cannot find $1, which is needed to $2." "Install $3, then try again."
}

holder_is_dead() {
  holder=$(cat "$lock/pid" 2>/dev/null) || return 1
  [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null
}

# A dead holder's lock is taken away under a second lock, so that two waiters never remove a living one's.
clear_dead_lock() {
  mkdir "$lock.clearing" 2>/dev/null || return 0
  if holder_is_dead; then
    rm -f "$lock/pid"
    rmdir "$lock" 2>/dev/null || true
  fi
  rmdir "$lock.clearing"
}

take_lock() {
  waited_s=0
  until mkdir "$lock" 2>/dev/null; do
    [ -d "$lock" ] || [ -w . ] || fail "cannot write in $root." "Run this as the owner of the checkout."
    [ "$waited_s" -lt "$lock_wait_s" ] ||
      fail "another set-up has held $root/$lock for $lock_wait_s s." \
        "If none is running, remove $lock and $lock.clearing, then try again."
    if holder_is_dead; then clear_dead_lock; fi
    sleep 1
    waited_s=$((waited_s + 1))
  done
  trap 'rm -f "$lock/pid"; rmdir "$lock" 2>/dev/null || true' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  echo $$ >"$lock/pid"
}

lock_digest() {
  sha256sum package-lock.json | cut -d ' ' -f 1
}

installed() {
  [ "$(cat node_modules/.reeve-lock 2>/dev/null)" = "$(lock_digest)" ]
}

install_packages() {
  if [ -L node_modules ]; then
    [ -d node_modules ] || fail "node_modules is a symbolic link to nothing ($(readlink node_modules))." \
      "Run npm ci in the checkout it points to."
    return 0
  fi
  if installed; then return 0; fi
  need npm "install the packages" "Node 20 or newer with npm"
  echo "setup: installing the packages of package-lock.json (npm ci)"
  # --include=dev: NODE_ENV=production would leave out the tools, and Node itself.
  npm ci --include=dev --no-progress --loglevel=error </dev/null ||
    fail "npm ci could not install the packages." "See npm's message above; it needs the npm registry."
  lock_digest >node_modules/.reeve-lock
}

check_node() {
  node=node_modules/.bin/node
  [ -x "$node" ] || fail "$root/$node is missing." \
    "Linux on x86-64 is needed (here: $(uname -sm)). If it is, remove node_modules and try again."
  version=$("$node" -p process.versions.node 2>/dev/null) ||
    fail "$root/$node does not start." "It needs glibc 2.28 or newer on x86-64; here: $(uname -srm)."
  [ "${version%%.*}" = "$node_major" ] ||
    fail "$root/$node is Node $version, not $node_major." "Remove node_modules and try again."
}

build_programs() {
  [ -f agentd/launcher/Makefile ] || return 0
  need make "build the C programs" "make"
  compiler=${CC:-cc}
  need "${compiler%% *}" "build the C programs" "a C compiler (gcc or clang), or set CC"
  make -s -C agentd/launcher CC="$compiler" ||
    fail "the C programs in agentd/launcher could not be built." "See the compiler's message above."
}

need sha256sum "compare package-lock.json" "coreutils"
[ -f package-lock.json ] || fail "$root/package-lock.json is missing." "Check it out again from git."
take_lock
install_packages
check_node
build_programs
