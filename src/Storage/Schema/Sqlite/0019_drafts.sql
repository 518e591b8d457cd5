-- What agents have written and not sent, one for each chat and mode (enum DraftMode). Only the agent's own consoles read it.
create table drafts (
  agent_id text not null references users (id) on delete cascade,
  session_id text not null,
  mode integer not null,
  text text not null,
  saved_at integer not null,
  primary key (agent_id, session_id, mode)
);

create index drafts_saved on drafts (saved_at);
create index drafts_session on drafts (session_id);

-- A chat that is erased (status 11) takes its drafts with it, in the same transaction. Its key is a blob there, and text here.
create trigger drafts_erased after update of status on sessions when new.status = 11 and old.status <> 11
begin
  delete from drafts where session_id = substr(hex(new.session_id), 1, 8) || '-' || substr(hex(new.session_id), 9, 4) || '-'
    || substr(hex(new.session_id), 13, 4) || '-' || substr(hex(new.session_id), 17, 4) || '-' || substr(hex(new.session_id), 21, 12);
end;
