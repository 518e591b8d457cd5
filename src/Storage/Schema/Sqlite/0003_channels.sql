create table channels (
  id text primary key,
  name text not null,
  settings text not null,
  deleted integer not null default 0
);
-- A deleted channel does not keep its name.
create unique index channels_name on channels (name) where deleted = 0;

create table channel_agents (
  channel_id text not null references channels on delete cascade,
  user_id text not null references users on delete cascade,
  permissions integer not null,
  primary key (channel_id, user_id)
);
create index channel_agents_user on channel_agents (user_id);
