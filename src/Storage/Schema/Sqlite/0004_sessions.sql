-- Keys are 16 bytes in network order (so that time-ordered ids sort by time), instants microseconds since 1970 (UTC).

-- The log of every session. The primary key is the fence: of two writers at one seq, one fails.
create table session_events (
  session_id blob not null,
  seq integer not null check (seq >= 1),
  message_id blob,
  at integer not null,
  payload text not null,
  primary key (session_id, seq),
  constraint session_events_message unique (session_id, message_id)
) without rowid;

-- One row per session, written in the transaction of its events: what lists, queues and clocks read.
-- The columns are what queries need; "summary" is the whole, as JSON. Statuses: enum SessionStatus.
create table sessions (
  session_id blob primary key,
  channel_id blob not null,
  visitor_id text not null check (length(visitor_id) between 1 and 128),
  status integer not null,
  seq integer not null,
  agent_id blob,
  transfer_to blob,
  requested_at integer not null,
  queued_at integer,
  queued_at_head integer not null,
  last_activity_at integer not null,
  accepted_at integer,
  ended_at integer,
  due_at integer,
  rating integer,
  summary text not null
) without rowid;

-- One open chat per visitor and channel.
create unique index sessions_open_visitor on sessions (channel_id, visitor_id) where status between 1 and 6;
create index sessions_waiting on sessions (channel_id, queued_at_head desc, queued_at, session_id) where status = 4;
create index sessions_owned on sessions (channel_id, accepted_at) where status in (5, 6);
create index sessions_owner on sessions (agent_id) where status in (5, 6);
create index sessions_offered on sessions (transfer_to) where transfer_to is not null;
create index sessions_had on sessions (agent_id, ended_at) where ended_at is not null;
create index sessions_due on sessions (due_at, session_id) where due_at is not null;
create index sessions_requested on sessions (channel_id, requested_at);
