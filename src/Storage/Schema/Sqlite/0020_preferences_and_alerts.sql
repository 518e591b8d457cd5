-- What an account has chosen for itself. Settings are JSON of that format; the maximum stands beside it for the agent's grain.
create table user_preferences (
  user_id text primary key references users on delete cascade,
  version integer not null,
  format integer not null,
  settings text not null,
  maximum_chats integer,
  changed_at integer not null
);

-- Mails to channels' alert addresses: one for each chat and cause, noted with the warning that raised it.
create table alerts (
  session_id text not null,
  cause integer not null,
  channel_id text not null,
  raised_at integer not null,
  settled_at integer,
  primary key (session_id, cause)
);
create index alerts_open on alerts (raised_at) where settled_at is null;
