-- A chat that is erased (status 11) takes its stars, and who was mentioned in it, with it, in the same transaction.
create index mentions_session on mentions (session_id);
create index stars_session on stars (session_id);

create trigger marks_erased after update of status on sessions when new.status = 11 and old.status <> 11
begin
  delete from mentions where session_id = new.session_id;
  delete from stars where session_id = new.session_id;
end;

-- And nothing is kept of what comes afterwards.
create trigger mentions_of_erased before insert on mentions
when exists (select 1 from sessions where session_id = new.session_id and status = 11)
begin
  select raise(ignore);
end;

create trigger stars_of_erased before insert on stars
when exists (select 1 from sessions where session_id = new.session_id and status = 11)
begin
  select raise(ignore);
end;

-- Drafts come from a library that counts the rows it wrote: their words go.
create trigger drafts_of_erased_insert after insert on drafts
when new.text <> '' and exists (select 1 from sessions where session_id = unhex(replace(new.session_id, '-', '')) and status = 11)
begin
  update drafts set text = '' where agent_id = new.agent_id and session_id = new.session_id and mode = new.mode;
end;

create trigger drafts_of_erased_update after update of text on drafts
when new.text <> '' and exists (select 1 from sessions where session_id = unhex(replace(new.session_id, '-', '')) and status = 11)
begin
  update drafts set text = '' where agent_id = new.agent_id and session_id = new.session_id and mode = new.mode;
end;

-- What was written before.
delete from mentions where session_id in (select session_id from sessions where status = 11);
delete from stars where session_id in (select session_id from sessions where status = 11);
update drafts set text = ''
where unhex(replace(session_id, '-', '')) in (select session_id from sessions where status = 11);

-- The search finds notes and tags: what is indexed already is indexed once more.
insert or ignore into search_pending (session_id, seq) select session_id, max(seq) from search_documents group by session_id;
