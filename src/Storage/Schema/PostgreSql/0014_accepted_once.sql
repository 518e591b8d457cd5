-- A message id takes one chat: a repeated "get next" finds the chat that it took, and can never take a second one.
create unique index session_events_accepted on session_events (message_id)
where message_id is not null and substr(payload, 1, 18) = '{"type":"accepted"';
