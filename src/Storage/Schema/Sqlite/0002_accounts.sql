-- Entity Framework conventions on SQLite: GUIDs are text, booleans 0 or 1, instants microseconds since 1970 (UTC).

create table users (
  id text primary key,
  user_name text not null,
  normalized_user_name text not null,
  email text,
  normalized_email text,
  email_confirmed integer not null default 0,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  phone_number text,
  phone_number_confirmed integer not null default 0,
  two_factor_enabled integer not null default 0,
  lockout_end integer,
  lockout_enabled integer not null default 1,
  access_failed_count integer not null default 0,
  display_name text not null,
  administrator integer not null default 0,
  disabled integer not null default 0
);
create unique index users_user_name on users (normalized_user_name);
create index users_email on users (normalized_email);

create table user_claims (
  id integer primary key autoincrement,
  user_id text not null references users on delete cascade,
  claim_type text,
  claim_value text
);
create index user_claims_user on user_claims (user_id);

create table user_logins (
  login_provider text not null,
  provider_key text not null,
  provider_display_name text,
  user_id text not null references users on delete cascade,
  primary key (login_provider, provider_key)
);
create index user_logins_user on user_logins (user_id);

create table user_tokens (
  user_id text not null references users on delete cascade,
  login_provider text not null,
  name text not null,
  value text,
  primary key (user_id, login_provider, name)
);

-- Keys that protect cookies and visitor tokens, shared by all web fronts.
create table data_protection_keys (
  id integer primary key autoincrement,
  friendly_name text,
  xml text
);

-- One-time links, for instance for the first administrator. Only the hash of the secret is stored.
create table setup_links (
  token_hash text primary key,
  created_at integer not null,
  used_at integer
);
