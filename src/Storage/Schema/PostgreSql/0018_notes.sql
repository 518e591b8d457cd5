-- Colleagues whom a note mentions, and the agent to whom a whisper goes. A row is written before its event and counts once the event with
-- its message id is in the log: what fails between the two shows nowhere.
create table mentions (
  agent_id uuid not null,
  session_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (agent_id, session_id, message_id)
);
create index mentions_newest on mentions (agent_id, at desc);
create index mentions_unread on mentions (agent_id) where read_at is null;

-- Chats that an agent has starred, which only that agent sees.
create table stars (
  agent_id uuid not null,
  session_id uuid not null,
  at timestamptz not null,
  primary key (agent_id, session_id)
);

create table tags (
  id uuid primary key,
  name varchar(40) not null,
  name_key varchar(40) not null,
  color varchar(7) not null,
  version bigint not null default 1
);
create unique index tags_name on tags (name_key);
