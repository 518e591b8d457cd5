# Sourced by ./run, ./test and eng/*: says exactly what is missing, and (for ./test, on Debian as root) installs it.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

require_sdks() {
  local missing=()
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    missing+=("the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)")
  # What the client's build tool asks for.
  local node_major node_minor
  IFS=. read -r node_major node_minor _ < <(node --version 2>/dev/null | tr -d v) || true
  [ "${node_major:-0}" -gt 22 ] || { [ "${node_major:-0}" -eq 22 ] && [ "${node_minor:-0}" -ge 12 ]; } ||
    { [ "${node_major:-0}" -eq 20 ] && [ "${node_minor:-0}" -ge 19 ]; } ||
    missing+=("Node.js 20.19 or newer of 20, 22.12 or newer of 22, or newer ones (https://nodejs.org/en/download)")
  command -v npm >/dev/null 2>&1 || missing+=("npm, which comes with Node.js")
  [ ${#missing[@]} -eq 0 ] && return
  say "Missing, please install:"
  printf '  - %s\n' "${missing[@]}" >&2
  exit 1
}

# Also those that Debian keeps out of the PATH of people who are not root.
has_command() { PATH=$PATH:/usr/sbin:/sbin command -v "$1"; } >/dev/null 2>&1

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null 2>&1

# The library with which a process is given another clock: Debian keeps it in a directory of each architecture.
has_faketime() { ls /usr/lib/*/faketime/libfaketimeMT.so.1; } >/dev/null 2>&1

# Directory with initdb, postgres and pg_ctl: Debian keeps them out of PATH.
postgres_bin() {
  local candidate
  for candidate in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr); do
    [ -x "$candidate/initdb" ] && { echo "$candidate"; return; }
  done
  candidate=$(command -v initdb 2>/dev/null) && dirname "$(readlink -f "$candidate")"
}

# Checks alert rules. Debian has it only with the server, which would be started: the package is unpacked, and not installed.
get_promtool() {
  command -v promtool >/dev/null 2>&1 && return
  [ -x artifacts/tools/usr/bin/promtool ] && return
  command -v apt-get >/dev/null 2>&1 || fail "Missing, please install: promtool, of Prometheus"
  mkdir -p artifacts/tools
  (cd artifacts/tools && apt-get download -q prometheus && dpkg -x prometheus_*.deb . && rm prometheus_*.deb) >&2 ||
    fail "Could not get promtool, of Debian's package prometheus; the lines above say why."
}

# A store that speaks S3, for the tests of files.
get_s3rver() {
  [ -f artifacts/tools/s3/node_modules/s3rver/bin/s3rver.js ] && return
  npm install --silent --no-audit --no-fund --prefix artifacts/tools/s3 s3rver@3.7.1 >&2 ||
    fail "Could not get s3rver from npm; the lines above say why."
}

# install_missing PACKAGE...: Debian packages, as root; anybody else is told what to do.
install_missing() {
  [ $# -eq 0 ] && return
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
    say "Installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q && apt-get install -y -q --no-install-recommends "$@"; } >&2 ||
      fail "Could not install $*; the lines above say why."
  elif command -v apt-get >/dev/null 2>&1; then
    fail "Missing, please install: sudo apt-get install --no-install-recommends $*"
  else
    fail "Missing, please install with this system's package manager: $*"
  fi
}
