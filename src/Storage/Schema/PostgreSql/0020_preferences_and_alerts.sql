-- What an account has chosen for itself. Settings are JSON of that format; the maximum stands beside it for the agent's grain.
create table user_preferences (
  user_id uuid primary key references users on delete cascade,
  version bigint not null,
  format integer not null,
  settings text not null,
  maximum_chats integer,
  changed_at timestamptz not null
);

-- Mails to channels' alert addresses: one for each chat and cause, noted with the warning that raised it.
create table alerts (
  session_id uuid not null,
  cause integer not null,
  channel_id uuid not null,
  raised_at timestamptz not null,
  settled_at timestamptz,
  primary key (session_id, cause)
);
create index alerts_open on alerts (raised_at) where settled_at is null;
