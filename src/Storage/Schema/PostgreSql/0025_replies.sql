-- What agents insert into answers: templates of the installation, whose texts are JSON by language.
create table reply_templates (
  id uuid primary key,
  folder varchar(200) not null,
  name varchar(100) not null,
  texts text not null,
  version bigint not null default 1
);

-- Quick replies are either one agent's or a channel's.
create table quick_replies (
  id uuid primary key,
  owner_id uuid references users (id) on delete cascade,
  channel_id uuid references channels (id) on delete cascade,
  name varchar(100) not null,
  text text not null,
  shortcut varchar(30),
  version bigint not null default 1,
  check ((owner_id is null) <> (channel_id is null))
);
create unique index quick_replies_of_agent on quick_replies (owner_id, shortcut) where owner_id is not null and shortcut is not null;
create unique index quick_replies_of_channel on quick_replies (channel_id, shortcut) where channel_id is not null and shortcut is not null;
create index quick_replies_owner on quick_replies (owner_id);
create index quick_replies_channel on quick_replies (channel_id);

-- How often an agent inserted something (enum ReplyKind), and whether it is among their favourites.
create table reply_uses (
  agent_id uuid not null references users (id) on delete cascade,
  kind integer not null,
  item_id uuid not null,
  count integer not null,
  last_at timestamptz not null,
  favourite boolean not null,
  primary key (agent_id, kind, item_id)
);
