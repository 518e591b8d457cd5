-- What agents have written and not sent, one for each chat and mode (enum DraftMode). Only the agent's own consoles read it.
create table drafts (
  agent_id uuid not null references users (id) on delete cascade,
  session_id uuid not null,
  mode integer not null,
  text text not null,
  saved_at timestamptz not null,
  primary key (agent_id, session_id, mode)
);

create index drafts_saved on drafts (saved_at);
create index drafts_session on drafts (session_id);

-- A chat that is erased (status 11) takes its drafts with it, in the same transaction.
create function drafts_erase() returns trigger language plpgsql as $$
begin
  delete from drafts where session_id = new.session_id;
  return null;
end $$;

create trigger drafts_erased after update of status on sessions
for each row when (new.status = 11 and old.status <> 11) execute function drafts_erase();
