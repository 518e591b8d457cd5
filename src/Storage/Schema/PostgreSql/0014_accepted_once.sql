-- Where one had taken several (builds before this step let that happen), the first keeps the id. Agents' ids of accepts are in no other use.
update session_events set message_id = null
where message_id is not null and substr(payload, 1, 18) = '{"type":"accepted"'
  and (message_id, session_id) in (
    select message_id, session_id from (
      select message_id, session_id, row_number() over (partition by message_id order by at, session_id) as place
      from session_events where message_id is not null and substr(payload, 1, 18) = '{"type":"accepted"'
    ) taken where place > 1
  );

-- A message id takes one chat: a repeated "get next" finds the chat that it took, and can never take a second one.
create unique index session_events_accepted on session_events (message_id)
where message_id is not null and substr(payload, 1, 18) = '{"type":"accepted"';
