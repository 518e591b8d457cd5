-- Chats that changed and are not in the index yet. Rows come with the change, in its transaction: none is ever skipped.
create table search_pending (
  session_id blob primary key,
  seq integer not null
) without rowid;

-- The index: a stretch of a chat's log per row, nearly always one per chat. The id is the microsecond in which the chat began (or the next
-- that is free), so that the full-text index itself answers newest first and within a period.
create table search_documents (
  id integer primary key,
  session_id blob not null,
  first_seq integer not null,
  seq integer not null,
  started_at integer not null,
  digest integer not null,
  unique (session_id, first_seq)
);

-- Words come folded and stemmed: here they are parted at spaces only. Of what is deleted nothing stays behind.
create virtual table search_words using fts5(words, english, norwegian, customer, keys, tokenize = 'ascii');
insert into search_words (search_words, rank) values ('secure-delete', 1);

create trigger sessions_searched_insert after insert on sessions
begin
  insert into search_pending (session_id, seq) values (new.session_id, new.seq)
  on conflict (session_id) do update set seq = excluded.seq;
end;

create trigger sessions_searched_update after update of seq on sessions
begin
  insert into search_pending (session_id, seq) values (new.session_id, new.seq)
  on conflict (session_id) do update set seq = excluded.seq;
end;

-- What was written before.
insert into search_pending (session_id, seq) select session_id, seq from sessions;
