# Shared by the scripts beside it: installs what is missing through the system's package manager.
# Sourced, not run.

set -eu
# The checkout. The working folder stays the caller's, so that relative paths in arguments mean what they say.
ROOT=$(cd "$(dirname "$0")/.." && pwd)

# The libraries the program is built with; a Markdown parser that isn't ours, the terminal of the tests, a program that
# applies differences, a JSON Schema validator and a BibTeX parser that aren't ours, the time zones, and Unicode's own
# tests.
BUILD_PACKAGES="libncurses-dev libsqlite3-dev libunistring-dev"
TEST_PACKAGES="cmark libvterm-dev patch python3-jsonschema python3-pybtex python3-yaml tzdata unicode-data"

say() { printf '%s\n' "$*" >&2; }

# need_packages PACKAGE...: installs those that are missing, after saying so.
need_packages() {
  missing=""
  if command -v apt-get >/dev/null 2>&1; then
    for package in "$@"; do
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    if [ -n "$missing" ]; then install_packages "$missing"; fi
    return
  fi
  # Another system calls its packages differently, so what they bring tells whether they are there.
  for package in "$@"; do
    is_there "$package" || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    say "This system has no apt-get. Install these yourself, by the names they have here, and run this again:$missing"
    exit 1
  fi
}

# install_packages " PACKAGE...": with root's rights, however they are to be had.
install_packages() {
  say "Installing with apt-get:$1"
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
  else
    say "That needs root, and there is no sudo here. As root, run: apt-get install$1"
    exit 1
  fi
  # A fresh system has no package lists yet, and old lists name packages that are gone.
  # shellcheck disable=SC2086 # the names are words on purpose
  if ! apt_get install -y --no-install-recommends $1; then
    apt_get update
    apt_get install -y --no-install-recommends $1
  fi
}

apt_get() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2; }

is_there() {
  case "$1" in
    cmark) [ -x /usr/bin/cmark ] ;;
    libncurses-dev) has_header ncurses.h ;;
    libsqlite3-dev) has_header sqlite3.h ;;
    libunistring-dev) has_header unilbrk.h ;;
    libvterm-dev) has_header vterm.h ;;
    patch) [ -x /usr/bin/patch ] ;;
    python3-*) has_python "${1#python3-}" ;;
    tzdata) [ -e /usr/share/zoneinfo/Europe/Berlin ] ;;
    unicode-data) [ -e /usr/share/unicode/auxiliary/LineBreakTest.txt ] ;;
    *) return 1 ;;
  esac
}

has_header() {
  for folder in ${HEADER_FOLDERS:-/usr/include /usr/local/include /opt/homebrew/include}; do
    if [ -e "$folder/$1" ]; then return 0; fi
  done
  return 1
}

has_python() { /usr/bin/python3 -c "import $1" >/dev/null 2>&1; }

need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "There is no Swift toolchain in PATH. Install Swift 6.1 or newer from https://www.swift.org/install and run this again."
    exit 1
  fi
}

# build_static PACKAGE PRODUCT FOLDER [OPTION...]: builds a program of a package with the Swift libraries inside, as
# FOLDER/release/PRODUCT.
build_static() {
  package="$1" product="$2" folder="$3"
  shift 3
  lld=$(dirname "$(readlink -f "$(command -v swift)")")/ld.lld
  if [ "$(uname -s)" = Linux ] && [ -x "$lld" ]; then
    # Of 20 MB of code a session runs 5, strewn all over, and Linux maps code in pieces of 64 KB: what is called comes
    # first (see Scripts/order). Nobody links against the program, so that it needn't export anything.
    set -- "$@" -Xswiftc -use-ld=lld -Xlinker --no-export-dynamic \
      -Xlinker "--symbol-ordering-file=$ROOT/Scripts/functions.txt" -Xlinker --no-warn-symbol-ordering
    # The loader would read 2 MB about the addresses it has to adjust; packed they are 20 KB, which glibc reads since 2.36.
    glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null || true)
    case "${glibc#glibc }" in
      2.3[6-9] | 2.[4-9]?) set -- "$@" -Xlinker -z -Xlinker pack-relative-relocs ;;
    esac
  fi
  # A build folder of its own: the flag changes everything that is compiled.
  swift build --package-path "$package" -c release --product "$product" --static-swift-stdlib \
    --scratch-path "$folder" "$@" >&2
}

# install_static PACKAGE PRODUCT BUILD_FOLDER FOLDER: builds a program like that and puts it, stripped, into a folder.
install_static() {
  build_static "$1" "$2" "$3"
  mkdir -p "$4"
  install -m 755 "$3/release/$2" "$4/$2"
  if command -v strip >/dev/null 2>&1; then strip "$4/$2"; fi
}

# install_program FOLDER: the same with paperstui.
install_program() { install_static "$ROOT" paperstui "$ROOT/.build-static" "$1"; }
