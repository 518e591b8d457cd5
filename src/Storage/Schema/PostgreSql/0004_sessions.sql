-- The log of every session. The primary key is the fence: of two writers at one seq, one fails.
create table session_events (
  session_id uuid not null,
  seq bigint not null check (seq >= 1),
  message_id uuid,
  at timestamptz not null,
  payload text not null,
  primary key (session_id, seq),
  constraint session_events_message unique (session_id, message_id)
);

-- One row per session, written in the transaction of its events: what lists, queues and clocks read.
-- The columns are what queries need; "summary" is the whole, as JSON. Statuses: enum SessionStatus.
create table sessions (
  session_id uuid primary key,
  channel_id uuid not null,
  visitor_id text not null check (length(visitor_id) between 1 and 128),
  status smallint not null,
  seq bigint not null,
  agent_id uuid,
  transfer_to uuid,
  requested_at timestamptz not null,
  queued_at timestamptz,
  queued_at_head boolean not null,
  last_activity_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz,
  rating smallint,
  summary text not null
);

-- One open chat per visitor and channel.
create unique index sessions_open_visitor on sessions (channel_id, visitor_id) where status between 1 and 6;
create index sessions_waiting on sessions (channel_id, queued_at_head desc, queued_at, session_id) where status = 4;
create index sessions_owned on sessions (channel_id, accepted_at) where status in (5, 6);
create index sessions_owner on sessions (agent_id) where status in (5, 6);
create index sessions_offered on sessions (transfer_to) where transfer_to is not null;
create index sessions_had on sessions (agent_id, ended_at) where ended_at is not null;
create index sessions_due on sessions (due_at, session_id) where due_at is not null;
create index sessions_requested on sessions (channel_id, requested_at);
