# Sourced by eng/guide/run: one machine by its unit, from nothing to an upgrade.

follow() {
  local page=one-machine.md link
  step $page install
  put $page unit >/dev/null
  step $page start
  step $page ready
  link=$(printed_link orleans-chat)
  step $page first-administrator >/dev/null
  first_administrator http://127.0.0.1:5080 "$link"
  is_closed /var/lib/orleans-chat 700
  is_closed /var/lib/orleans-chat/chat.db 600
  backup
  step $page upgrade
  step $page ready
  systemctl stop orleans-chat
}

# A backup once and by its unit, and the way back to it: the administrator is there, and has to sign in anew.
backup() {
  step backup.md backup-once
  is_closed /var/backups/orleans-chat/first.backup 600
  # What is new since the first copy must come back with the newest.
  curl --fail --silent --cookie "$scratch/cookies" -H 'Origin: http://127.0.0.1:5080' -H 'Content-Type: application/json' --request PUT \
    --data '{"name":"Ada Later"}' http://127.0.0.1:5080/api/profile >/dev/null || fail "The profile cannot be changed."
  put backup.md backup-service >/dev/null
  put backup.md backup-timer >/dev/null
  systemctl enable --now orleans-chat-backup.timer
  systemctl start orleans-chat-backup
  must 1 bash -c 'ls /var/backups/orleans-chat/chat-*.backup | wc -l'
  step backup.md restore-sqlite
  step one-machine.md ready
  must 'Ada Later' sign_in http://127.0.0.1:5080
}

# is_closed PATH MODE: it is the program's own, and nobody else's.
is_closed() { must "orleans-chat $2" stat -c '%U %a' "$1"; }
