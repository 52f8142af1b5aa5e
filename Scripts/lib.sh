# Shared by the scripts beside it: installs what is missing through the system's package manager.
# Sourced, not run.

set -eu
# The checkout. The working folder stays the caller's, so that relative paths in arguments mean what they say.
ROOT=$(cd "$(dirname "$0")/.." && pwd)

# The libraries the program is built with, and what else its tests need.
BUILD_PACKAGES="libncurses-dev libsqlite3-dev libunistring-dev"
TEST_PACKAGES="libvterm-dev"

say() { printf '%s\n' "$*" >&2; }

# need_packages PACKAGE...: installs those that are missing, after saying so.
need_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    # Another system: its headers may be there already under other package names.
    if have_headers; then return; fi
    say "This system has no apt-get, so install these yourself, by the names your system gives them, and run this again:"
    say "  $*"
    exit 1
  fi
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  if [ -z "$missing" ]; then return; fi
  say "Installing with apt-get:$missing"
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
  else
    say "Installing needs root, and there is no sudo here. As root, run: apt-get install$missing"
    exit 1
  fi
  # shellcheck disable=SC2086 # the names are words on purpose
  if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >&2; then
    # A fresh system has no package lists yet.
    $as_root apt-get update >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >&2
  fi
}

have_headers() {
  for header in ncurses.h sqlite3.h unistr.h; do
    found=""
    for folder in /usr/include /usr/local/include /opt/homebrew/include; do
      if [ -e "$folder/$header" ]; then found=yes; fi
    done
    if [ -z "$found" ]; then return 1; fi
  done
}

need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "There is no Swift toolchain in PATH. Install Swift 6.1 or newer from https://www.swift.org/install and run this again."
    exit 1
  fi
}
