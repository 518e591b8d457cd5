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
  step $page upgrade
  step $page ready
  systemctl stop orleans-chat
}

# is_closed PATH MODE: it is the program's own, and nobody else's.
is_closed() { must "orleans-chat $2" stat -c '%U %a' "$1"; }
