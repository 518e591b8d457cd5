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
  is_closed /var/backups/orleans-chat/chat.db 600
  put backup.md backup-service >/dev/null
  put backup.md backup-timer >/dev/null
  systemctl enable --now orleans-chat-backup.timer
  systemctl start orleans-chat-backup
  must 1 bash -c 'ls /var/backups/orleans-chat/chat-*.db | wc -l'
  step backup.md restore-sqlite
  step one-machine.md ready
}

# is_closed PATH MODE: it is the program's own, and nobody else's.
is_closed() { must "orleans-chat $2" stat -c '%U %a' "$1"; }
