# Sourced by eng/guide/run: three silos, two fronts, PostgreSQL and a proxy, with TLS between the processes, from nothing to a rolling restart.

database_port=5432
password=$(openssl rand -hex 16)

follow() {
  local page=cluster.md link number
  address 10.0.0.5 10.0.0.11 10.0.0.12 10.0.0.13 10.0.0.21 10.0.0.22
  start_postgres
  block $page database | sed "s/…/$password/" | as_postgres psql --quiet -v ON_ERROR_STOP=1 -h "$pg_home" postgres
  step $page user
  cp -r artifacts/app/Silo /opt/orleans-chat/silo
  cp -r artifacts/app/WebFront /opt/orleans-chat/front
  put $page env "s/…/$password/" >/dev/null
  chmod 600 /etc/orleans-chat/env
  # All machines are one here: what comes from the proxy has the address of the front.
  block limits.md proxy-env | sed 's|Addresses__0=.*|Networks__0=10.0.0.0/24|' >>/etc/orleans-chat/env
  certificates

  put $page silo-unit >/dev/null
  for number in 2 3; do
    put $page silo-unit "s/10.0.0.11/10.0.0.1$number/; s/Port=8081/Port=808$number/" "/etc/systemd/system/orleans-chat-silo-$number.service" >/dev/null
  done
  put $page front-unit >/dev/null
  put $page front-unit 's/10.0.0.21/10.0.0.22/' /etc/systemd/system/orleans-chat-front-2.service >/dev/null

  systemctl enable --now orleans-chat-silo
  systemctl enable --now orleans-chat-silo-2
  systemctl enable --now orleans-chat-silo-3
  systemctl enable --now orleans-chat-front
  systemctl enable --now orleans-chat-front-2
  ready http://127.0.0.1:8081 http://127.0.0.1:8082 http://127.0.0.1:8083 http://10.0.0.21:5080 http://10.0.0.22:5080

  link=$(printed_link orleans-chat-front-2)
  first_administrator http://10.0.0.22:5080 "$link"
  proxy
  step $page restart-silo
  step $page restart-front
  through_proxy /health/ready
  step on-call.md first-look
  restore
}

# A copy of the cluster's database by the unit of the guide, and the way back to it.
restore() {
  local unit
  install -d -o orleans-chat -m 0700 /var/backups/orleans-chat
  put backup.md backup-service >/dev/null
  PATH=$(postgres_bin):$PATH systemctl start orleans-chat-backup
  for unit in front front-2 silo silo-2 silo-3; do systemctl stop "orleans-chat-$unit"; done
  export PGHOST=$pg_home
  step backup.md restore-postgresql
  # The dump is so young that its silos seem to be alive: for half a minute the command refuses, as the page says.
  must_not as_program after-restore
  sleep 35
  as_program after-restore || fail "after-restore failed."
  systemctl start orleans-chat-silo
  systemctl start orleans-chat-front
  ready http://127.0.0.1:8081 http://10.0.0.21:5080
  must 'Ada Admin' sign_in http://10.0.0.21:5080
}

# as_program COMMAND...: a command of the front's program, as its user, with the settings of a front.
as_program() {
  local settings=()
  mapfile -t settings < <(grep -v '^#' /etc/orleans-chat/env)
  env "${settings[@]}" Chat__Mode=Separate PATH="$(postgres_bin):$PATH" runuser -u orleans-chat -- \
    dotnet /opt/orleans-chat/front/OrleansChat.WebFront.dll "$@"
}

# The proxy of the guide, with a certificate that the test trusts.
proxy() {
  say "-- cluster.md: nginx"
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=chat.example.com -addext subjectAltName=DNS:chat.example.com \
    -keyout /etc/ssl/chat.example.com.key.pem -out /etc/ssl/chat.example.com.pem 2>/dev/null
  rm -rf /etc/nginx/sites-enabled
  put cluster.md nginx >/dev/null
  block cluster.md nginx-main | cat - /etc/nginx/nginx.conf >"$scratch/nginx.conf"
  mkdir -p /var/log/nginx /var/lib/nginx
  nginx -c "$scratch/nginx.conf" || fail "nginx does not take the guide's example."
  through_proxy /health/ready
  must 301 curl --silent --output /dev/null --write-out '%{http_code}' --resolve chat.example.com:80:10.0.0.5 http://chat.example.com/
}

# through_proxy PATH: the address answers as a browser would get it.
through_proxy() {
  must '{' curl --fail --silent --show-error --retry 30 --retry-all-errors --retry-delay 1 --cacert /etc/ssl/chat.example.com.pem \
    --resolve chat.example.com:443:10.0.0.5 "https://chat.example.com$1"
}

# Whoever has no certificate is let in nowhere: the guide's TLS, and the certificate of the keys, in a folder that is not kept.
certificates() {
  local folder text
  folder=$(mktemp -d)
  say "-- cluster.md: tls-certificates, settings.md: keys-certificate"
  text=$(block cluster.md tls-certificates && block settings.md keys-certificate) || fail "The pages have no blocks for certificates."
  (cd "$folder" && bash -euo pipefail -c "$text") >"$folder/log" 2>&1 ||
    fail "The certificates of the guide cannot be made: $(cat "$folder/log")"
  block cluster.md tls-env >>/etc/orleans-chat/env
  block settings.md keys-env >>/etc/orleans-chat/env
}

start_postgres() {
  pg_user=postgres
  id -u "$pg_user" >/dev/null 2>&1 || pg_user=nobody
  pg_home=$scratch/postgres
  chmod 755 "$scratch"
  install -d -o "$pg_user" -m 700 "$pg_home"
  as_postgres initdb -D "$pg_home/data" -A scram-sha-256 --auth-local=trust -E UTF8 --no-locale --no-sync >"$scratch/initdb.log"
  echo 'host all all 10.0.0.0/24 scram-sha-256' >>"$pg_home/data/pg_hba.conf"
  as_postgres pg_ctl start -w -D "$pg_home/data" -l "$pg_home/log" -o "-h 10.0.0.5 -p $database_port -k $pg_home" >/dev/null
}

# as_postgres PROGRAM ARGUMENTS...: one of PostgreSQL's programs, as a user that is not root.
as_postgres() {
  local program=$1
  shift
  (cd / && exec setpriv --reuid="$pg_user" --regid="$(id -g "$pg_user")" --clear-groups "$(postgres_bin)/$program" "$@")
}
