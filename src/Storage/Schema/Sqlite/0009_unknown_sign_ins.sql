-- Attempts to sign in with addresses of nobody, counted for all fronts together as those of accounts are. Only hashes of addresses.
create table unknown_sign_ins (
  address_hash text primary key,
  attempts integer not null,
  locked_until integer,
  seen_at integer not null
);
create index unknown_sign_ins_seen on unknown_sign_ins (seen_at);
