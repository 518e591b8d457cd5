-- What was asked for with "forgot password" and not yet looked at, for addresses of accounts and of nobody alike.
create table reset_requests (
  id uuid primary key,
  email text not null,
  language text,
  requested_at timestamptz not null
);
create index reset_requests_requested on reset_requests (requested_at);

-- Sign-ins that were ended by signing out, until their cookies have run out by themselves.
create table revoked_sign_ins (
  id text primary key,
  forget_at timestamptz not null
);
create index revoked_sign_ins_forget on revoked_sign_ins (forget_at);
