-- Colleagues whom a note mentions, and the agent to whom a whisper goes. A row is written before its event and counts once the event with
-- its message id is in the log: what fails between the two shows nowhere.
create table mentions (
  agent_id blob not null,
  session_id blob not null,
  message_id blob not null,
  at integer not null,
  read_at integer,
  primary key (agent_id, session_id, message_id)
) without rowid;
create index mentions_newest on mentions (agent_id, at desc);
create index mentions_unread on mentions (agent_id) where read_at is null;

-- Chats that an agent has starred, which only that agent sees.
create table stars (
  agent_id blob not null,
  session_id blob not null,
  at integer not null,
  primary key (agent_id, session_id)
) without rowid;

create table tags (
  id text primary key,
  name text not null,
  name_key text not null,
  color text not null,
  version integer not null default 1
);
create unique index tags_name on tags (name_key);
