# Sourced inside the namespaces of eng/guide/run: makes the machine, and runs blocks of the guide on it.

# make_machine: what is written to /etc, /opt, /var and /usr/bin is gone with the namespaces.
make_machine() {
  scratch=$(mktemp -d)
  mount --make-rprivate /
  mount -t tmpfs tmpfs "$scratch"
  local folder layer
  for folder in /etc /opt /var /usr/bin; do
    layer=$scratch/layers$folder
    mkdir -p "$layer/upper" "$layer/work"
    mount -t overlay overlay -o "lowerdir=$folder,upperdir=$layer/upper,workdir=$layer/work" "$folder"
  done
  mount -t tmpfs tmpfs /run
  mkdir -p /run/lock /run/nginx
  ip link set lo up
  # The guide starts programs as /usr/bin/dotnet, systemctl and journalctl.
  [ /usr/bin/dotnet -ef "$(command -v dotnet)" ] || ln -sf "$(readlink -f "$(command -v dotnet)")" /usr/bin/dotnet
  rm -f /usr/bin/systemctl /usr/bin/journalctl
  cp "$root/eng/guide/systemctl" "$root/eng/guide/journalctl" /usr/bin/
}

# address ADDRESS...: addresses of this machine's network.
address() {
  local each
  for each in "$@"; do ip addr add "$each/32" dev lo; done
}

# block PAGE NAME: prints the block.
block() { "$root/eng/guide/block" "$1" "$2"; }

# step PAGE NAME: runs a shell block as root, from the repository, as an operator would.
step() {
  local text
  say "-- $1: $2"
  text=$(block "$1" "$2") || fail "$1 has no block '$2'."
  bash -euo pipefail -c "$text" || { logs >&2; fail "$1: the block '$2' does not do what it says."; }
}

# put PAGE NAME [SED]: writes a block to the file that its first line names, with what an operator has to fill in.
put() {
  local text path
  text=$(block "$1" "$2" | sed "${3:-}") || fail "$1 has no block '$2'."
  path=$(sed -n '1s/^# \(\/[^ :]*\).*/\1/p' <<<"$text")
  [ -n "$path" ] || fail "$1: the first line of the block '$2' does not name its file."
  [ -z "${4:-}" ] || path=$4
  mkdir -p "$(dirname "$path")"
  printf '%s\n' "$text" >"$path"
  echo "$path"
}

# must WORDS COMMAND...: the command succeeds, and what it prints has these words in it.
must() {
  local words=$1 said
  shift
  said=$("$@" 2>&1) || { logs >&2; fail "'$*' failed: $said"; }
  grep -qF -- "$words" <<<"$said" || { logs >&2; fail "'$*' did not say '$words' but: $said"; }
}

# must_not COMMAND...: the command fails.
must_not() { ! "$@" >/dev/null 2>&1 || fail "'$*' should have failed."; }

logs() { tail -n 15 /run/guide/*.log 2>/dev/null || true; }

# first_administrator SITE LINK: uses the link that a front printed; after it no link is good any more.
first_administrator() {
  local site=$1 token=${2##*/}
  must '<!doctype html>' curl --fail --silent "$2"
  must_not curl --fail --silent "$site/api/setup/not-a-token"
  must 'admin@example.com' curl --fail --silent --show-error --cookie-jar "$scratch/cookies" -H "Origin: $site" -H 'Content-Type: application/json' \
    --data '{"name":"Ada Admin","email":"admin@example.com","password":"correct horse battery"}' "$site/api/setup/$token"
  must_not curl --fail --silent "$site/api/setup/$token"
}

# ready SITE...: each says so within a minute.
ready() {
  local site
  for site in "$@"; do
    must '{' curl --fail --silent --retry 60 --retry-all-errors --retry-delay 1 "$site/health/ready"
  done
}

# printed_link UNIT: the first administrator's link in a unit's log; a front prints it once it is there.
printed_link() {
  local link='' deadline=$((SECONDS + 60))
  while [ -z "$link" ]; do
    [ $SECONDS -lt $deadline ] || { logs >&2; fail "$1 printed no link for the first administrator."; }
    link=$(journalctl -u "$1" | sed -nE 's/.*First administrator: (http[^ ]*).*/\1/p' | tail -n 1)
    sleep 0.5
  done
  echo "$link"
}

# sign_in SITE: the first administrator signs in; prints who that is.
sign_in() {
  curl --fail --silent --show-error -H "Origin: $1" -H 'Content-Type: application/json' \
    --data '{"email":"admin@example.com","password":"correct horse battery"}' "$1/api/account/sign-in"
}
