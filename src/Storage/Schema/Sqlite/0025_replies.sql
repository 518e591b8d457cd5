-- What agents insert into answers: templates of the installation, whose texts are JSON by language.
create table reply_templates (
  id text primary key,
  folder text not null,
  name text not null,
  texts text not null,
  version integer not null default 1
);

-- Quick replies are either one agent's or a channel's.
create table quick_replies (
  id text primary key,
  owner_id text references users (id) on delete cascade,
  channel_id text references channels (id) on delete cascade,
  name text not null,
  text text not null,
  shortcut text,
  version integer not null default 1,
  check ((owner_id is null) <> (channel_id is null))
);
create unique index quick_replies_of_agent on quick_replies (owner_id, shortcut) where owner_id is not null and shortcut is not null;
create unique index quick_replies_of_channel on quick_replies (channel_id, shortcut) where channel_id is not null and shortcut is not null;
create index quick_replies_owner on quick_replies (owner_id);
create index quick_replies_channel on quick_replies (channel_id);

-- How often an agent inserted something (enum ReplyKind), and whether it is among their favourites.
create table reply_uses (
  agent_id text not null references users (id) on delete cascade,
  kind integer not null,
  item_id text not null,
  count integer not null,
  last_at integer not null,
  favourite integer not null,
  primary key (agent_id, kind, item_id)
);
