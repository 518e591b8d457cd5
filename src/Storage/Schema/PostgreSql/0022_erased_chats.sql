-- A chat that is erased (status 11) takes its stars, and who was mentioned in it, with it, in the same transaction.
create index mentions_session on mentions (session_id);
create index stars_session on stars (session_id);

create function marks_erase() returns trigger language plpgsql as $$
begin
  delete from mentions where session_id = new.session_id;
  delete from stars where session_id = new.session_id;
  return null;
end $$;

create trigger marks_erased after update of status on sessions
for each row when (new.status = 11 and old.status <> 11) execute function marks_erase();

-- And nothing is kept of what comes afterwards, or at the same time: new rows wait for an erasure that is under way.
create function session_is_erased(session uuid) returns boolean language plpgsql as $$
declare found_status integer;
begin
  select s.status into found_status from sessions s where s.session_id = session for share;
  return coalesce(found_status = 11, false);
end $$;

create function marks_refuse() returns trigger language plpgsql as $$
begin
  if session_is_erased(new.session_id) then
    return null;
  end if;
  return new;
end $$;

create trigger mentions_of_erased before insert on mentions for each row execute function marks_refuse();
create trigger stars_of_erased before insert on stars for each row execute function marks_refuse();

-- Drafts come from a library that counts the rows it wrote: their words go. A draft that is there already waits for nobody: the erasure
-- waits for it and takes it.
create function drafts_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if session_is_erased(new.session_id) then
      new.text := '';
    end if;
  elsif exists (select 1 from sessions s where s.session_id = new.session_id and s.status = 11) then
    new.text := '';
  end if;
  return new;
end $$;

create trigger drafts_of_erased before insert or update of text on drafts
for each row when (new.text <> '') execute function drafts_refuse();

-- What was written before.
delete from mentions where session_id in (select session_id from sessions where status = 11);
delete from stars where session_id in (select session_id from sessions where status = 11);
update drafts set text = '' where session_id in (select session_id from sessions where status = 11);

-- The search finds notes and tags: what is indexed already is indexed once more.
insert into search_pending (session_id) select distinct session_id from search_documents;
