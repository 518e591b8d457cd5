alter table users add column invited integer not null default 0;
alter table users add column photo text;

create table user_passkeys (
  credential_id blob primary key,
  user_id text not null references users on delete cascade,
  data text not null
);
create index user_passkeys_user on user_passkeys (user_id);

-- The address of a photo is its hash; users.photo repeats it.
create table user_photos (
  user_id text primary key references users on delete cascade,
  hash text not null,
  content_type text not null,
  bytes blob not null
);
create index user_photos_hash on user_photos (hash);

-- One-time links for one account: invitations and password resets. Only the hash of the secret is stored.
create table account_links (
  token_hash text primary key,
  user_id text not null references users on delete cascade,
  purpose integer not null,
  created_at integer not null,
  expires_at integer not null,
  used_at integer
);
create index account_links_user on account_links (user_id);

-- One row, when mail is set up. The password is encrypted with the shared keys.
create table mail_settings (
  id integer primary key,
  host text not null,
  port integer not null,
  security integer not null,
  user_name text,
  password text,
  from_address text not null,
  from_name text not null,
  site text not null,
  changed_at integer not null
);

-- The content holds links that open accounts: it is encrypted, and gone once the mail is.
create table mail_outbox (
  id text primary key,
  kind text not null,
  recipient text not null,
  subject text not null,
  content text,
  state integer not null,
  attempts integer not null,
  created_at integer not null,
  due_at integer not null,
  claimed_by text,
  claimed_until integer,
  finished_at integer,
  error text
);
create index mail_outbox_due on mail_outbox (due_at) where state = 0;
create index mail_outbox_created on mail_outbox (created_at);

create table audit_log (
  id integer primary key autoincrement,
  at integer not null,
  actor_id text,
  actor_name text not null,
  kind text not null,
  subject_id text,
  subject text not null,
  changes text not null,
  words text not null
);
create index audit_log_actor on audit_log (actor_id, id);
create index audit_log_kind on audit_log (kind, id);
create index audit_log_at on audit_log (at);
