-- Chats that changed and are not in the index yet. Rows come with the change, in its transaction, whoever writes it (also a release that
-- knows no search): none is ever skipped. No key: writers of chats wait for nobody here.
create table search_pending (session_id uuid not null);

-- The index: a stretch of a chat's log per row, nearly always one per chat. "words" has the words of the text with their stems, those of
-- the customer behind a K, and what filters ask for behind an F. They are kept apart from the row, which so is small: a common word has
-- hundreds of thousands of rows that are sorted by time.
create table search_documents (
  session_id uuid not null,
  first_seq bigint not null,
  seq bigint not null,
  started_at timestamptz not null,
  digest bigint not null,
  words tsvector not null,
  primary key (session_id, first_seq)
) with (toast_tuple_target = 128);

create index search_documents_newest on search_documents (started_at, session_id);
create index search_documents_words on search_documents using gin (words) with (gin_pending_list_limit = 512);

create function search_note_change() returns trigger language plpgsql as $$
begin
  insert into search_pending (session_id) values (new.session_id);
  return null;
end $$;

create trigger sessions_searched after insert or update of seq on sessions
for each row execute function search_note_change();

-- What was written before.
insert into search_pending (session_id) select session_id from sessions order by requested_at desc;
