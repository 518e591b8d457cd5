create table channels (
  id uuid primary key,
  name varchar(200) not null,
  settings text not null,
  deleted boolean not null default false
);
-- A deleted channel does not keep its name.
create unique index channels_name on channels (name) where not deleted;

create table channel_agents (
  channel_id uuid not null references channels on delete cascade,
  user_id uuid not null references users on delete cascade,
  permissions integer not null,
  primary key (channel_id, user_id)
);
create index channel_agents_user on channel_agents (user_id);
