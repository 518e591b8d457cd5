# Sourced by eng/cluster: PostgreSQL, and the processes of the cluster.

# Logs hold one-time links, and other files the database's password: nobody else on this machine may read them.
umask 077
state=${CHAT_CLUSTER_DIR:-$root/data/cluster}
mkdir -p "$state"
state=$(cd "$state" && pwd)
chmod -R go= "$state"
# Where an earlier version put the database, its user must get through.
[ ! -d "$state/postgres" ] || [ "$(id -u)" -ne 0 ] || chmod go+x "$state"

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  else
    setpriv --reuid="$(postgres_user)" --regid="$(id -g "$(postgres_user)")" --clear-groups -- env HOME=/tmp "$@"
  fi
}

postgres_user() { id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody; }

# Below the state directory; for root, whose other user cannot get there, in a directory of its own under a name that nobody can guess.
postgres_dir() {
  if [ "$(id -u)" -ne 0 ]; then
    echo "$state/postgres"
  else
    cat "$state/postgres.dir" 2>/dev/null || echo "$state/postgres"
  fi
}

make_postgres_home() {
  local home
  [ "$(id -u)" -eq 0 ] || return 0
  home=$(mktemp -d "${TMPDIR:-/var/tmp}/orleans-chat-cluster-XXXXXXXX")
  chown "$(postgres_user)" "$home"
  echo "$home/postgres" >"$state/postgres.dir"
}

postgres_pid() { head -n 1 "$(postgres_dir)/postmaster.pid" 2>/dev/null || echo -; }

postgres_state() {
  as_postgres "$(postgres_bin)/pg_ctl" -D "$(postgres_dir)" status >/dev/null 2>&1 && echo running || echo stopped
}

start_postgres() {
  local dir bin
  bin=$(postgres_bin)
  [ "$(postgres_state)" = running ] && return
  [ -f "$(postgres_dir)/PG_VERSION" ] || create_postgres "$bin"
  dir=$(postgres_dir)
  # No socket files: everything goes over loopback with a password.
  as_postgres "$bin/pg_ctl" -D "$dir" -l "$dir.log" -w -t 30 \
    -o "-p $(cat "$state/postgres.port") -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200" start >/dev/null ||
    fail "PostgreSQL did not start; see $dir.log."
  say "postgres is up."
}

create_postgres() {
  local dir bin=$1
  make_postgres_home
  dir=$(postgres_dir)
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$state/postgres.password"
  mkdir -p "$dir"
  cp "$state/postgres.password" "$dir.pw"
  : >"$dir.log"
  [ "$(id -u)" -ne 0 ] || chown "$(postgres_user)" "$dir" "$dir.log" "$dir.pw"
  as_postgres "$bin/initdb" -D "$dir" -U chat -A scram-sha-256 --pwfile="$dir.pw" -E UTF8 --no-locale >>"$dir.log" 2>&1 ||
    fail "initdb failed; see $dir.log."
  rm "$dir.pw"
  free_port 15432 >"$state/postgres.port"
}

stop_postgres() {
  [ "$(postgres_state)" = running ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$(postgres_dir)" -m fast -w -t 30 stop >/dev/null
}

# free_port FIRST: the first port from there that nobody listens on and no node of this cluster has.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || grep -qsx "[A-Z_]*=$port" "$state"/*/ports; do port=$((port + 1)); done
  echo "$port"
}

nodes() { (cd "$state" && ls -d "$1"-* 2>/dev/null | sort -V) || true; }

known() { [ -n "$1" ] && [ -f "$state/$1/ports" ] || fail "There is no '$1' in this cluster (eng/cluster status)."; }

pid_of() { cat "$state/$1/pid" 2>/dev/null || echo -; }

# A process id is reused some day: it counts only while the process is ours.
running() {
  local pid
  pid=$(pid_of "$1")
  [ "$pid" != - ] && ps -p "$pid" -o args= 2>/dev/null | grep -qF "$root/artifacts/app/"
}

launch() {
  local name=$1 dir=$state/$1 project=WebFront
  running "$name" && return
  mkdir -p "$dir"
  [ -f "$dir/ports" ] || choose_ports "$name" >"$dir/ports"
  source "$dir/ports"
  local settings=(
    "Chat__Database__Provider=PostgreSql"
    "Chat__Database__ConnectionString=Host=127.0.0.1;Port=$(cat "$state/postgres.port");Username=chat;Password=$(cat "$state/postgres.password");Database=postgres"
    "Chat__Data=$dir"
  )
  if [[ $name == silo-* ]]; then
    project=Silo
    settings+=("Chat__Cluster__SiloPort=$SILO" "Chat__Cluster__GatewayPort=$GATEWAY" "Chat__Health__Port=$HTTP")
  else
    settings+=("Chat__Mode=Separate" "ASPNETCORE_URLS=http://127.0.0.1:$HTTP")
  fi
  # setsid: Ctrl-C in this terminal is not meant for the cluster. The password goes by the environment: everybody can read command lines.
  (export "${settings[@]}" && exec setsid dotnet "$root/artifacts/app/$project/OrleansChat.$project.dll" >>"$dir/log" 2>&1 </dev/null) &
  echo $! >"$dir/pid"
  disown
}

choose_ports() {
  if [[ $1 == silo-* ]]; then
    printf 'SILO=%s\nGATEWAY=%s\nHTTP=%s\n' "$(free_port 11111)" "$(free_port 30000)" "$(free_port 8081)"
  else
    printf 'HTTP=%s\n' "$(free_port 5081)"
  fi
}

port_of() { sed -n "s/^$2=//p" "$state/$1/ports"; }

address_of() { echo "http://127.0.0.1:$(port_of "$1" HTTP)"; }

state_of() {
  if ! running "$1"; then echo stopped
  elif is_ready "$1"; then echo ready
  else echo starting; fi
}

is_ready() {
  node -e 'fetch(process.argv[1] + "/health/ready").then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$(address_of "$1")"
}

wait_ready() {
  local until=$((SECONDS + 60))
  until is_ready "$1"; do
    running "$1" || { tail -n 20 "$state/$1/log" >&2; fail "$1 ended while starting; its log is $state/$1/log."; }
    [ $SECONDS -lt $until ] || fail "$1 is not ready after 60 s; its log is $state/$1/log."
    sleep 0.2
  done
}

wait_gone() {
  local until=$((SECONDS + 40))
  while running "$1"; do
    [ $SECONDS -lt $until ] || fail "$1 did not stop within 40 s; its log is $state/$1/log."
    sleep 0.1
  done
}

# Only while it can be used, which every front knows. The link that was printed last is as good as any.
first_administrator() {
  local token name
  token=$(cat "$state"/front-*/log 2>/dev/null | sed -n 's/.*First administrator: .*\/setup\///p' | tail -n 1 || true)
  [ -n "$token" ] || return 0
  for name in $(nodes front); do
    is_ready "$name" || continue
    if is_good_link "$(address_of "$name")" "$token"; then printf 'First administrator: %s/setup/%s\n' "$(address_of "$name")" "$token"; fi
    return 0
  done
}

# Looking does not use it up. The link, too, goes by the environment.
is_good_link() {
  LINK=$1/api/setup/$2 node -e 'fetch(process.env.LINK).then(r => process.exit(r.status === 204 ? 0 : 1), () => process.exit(1))'
}
