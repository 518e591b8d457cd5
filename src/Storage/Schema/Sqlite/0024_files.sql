-- Contents of files, and what was found out about them. Place: enum BlobPlace.
create table blobs (
  id text primary key,
  place integer not null,
  length integer not null,
  media_type text,
  width integer,
  height integer
);

-- Pieces of contents and of their pictures (enum BlobRendition). No foreign key: a content goes first, its pieces a few at a time.
create table blob_parts (
  blob_id text not null,
  rendition integer not null,
  start integer not null,
  bytes blob not null,
  primary key (blob_id, rendition, start)
);

-- Contents that a file let go of: looked at, and deleted where no other file has them.
create table blob_removals (
  blob_id text primary key,
  place integer not null
);

-- Files of sessions and of the library, sent or not (enums FileOwner, FileState). Lists and documents: OrleansChat.Files.FileRow.
create table files (
  id text primary key,
  session_id text,
  owner integer not null,
  agent_id text,
  upload_key text not null,
  blob_id text references blobs (id),
  name text not null,
  length integer not null,
  state integer not null,
  refusal text,
  unscanned integer not null,
  message_id text,
  message_seq integer,
  document_id text,
  document_version integer,
  network text,
  created_at integer not null,
  touched_at integer not null
);

create unique index files_upload on files (ifnull(session_id, ''), owner, ifnull(agent_id, ''), upload_key);
create index files_message on files (session_id, message_seq);
create index files_blob on files (blob_id);
create index files_unsent on files (touched_at) where message_seq is null;
create index files_network on files (network) where network is not null;
create index files_document on files (document_id, message_seq) where document_id is not null;

create table document_folders (
  id text primary key,
  parent_id text references document_folders (id),
  name text not null,
  version integer not null
);

create table documents (
  id text primary key,
  folder_id text references document_folders (id),
  name text not null,
  description text not null,
  version integer not null
);

create index document_folders_parent on document_folders (parent_id);
create index documents_folder on documents (folder_id);

create table document_versions (
  document_id text not null references documents (id) on delete cascade,
  number integer not null,
  file_id text not null references files (id),
  agent_id text not null,
  at integer not null,
  primary key (document_id, number)
);

create index document_versions_file on document_versions (file_id);

create trigger files_let_go after delete on files when old.blob_id is not null
begin
  insert into blob_removals (blob_id, place) select b.id, b.place from blobs b where b.id = old.blob_id on conflict do nothing;
end;

create trigger files_refused after update of blob_id on files when old.blob_id is not null and new.blob_id is not old.blob_id
begin
  insert into blob_removals (blob_id, place) select b.id, b.place from blobs b where b.id = old.blob_id on conflict do nothing;
end;

-- Events are only ever updated to take their words from them: a message's file goes in the same transaction. Keys are blobs there, and
-- text here.
create trigger files_message_erased after update of payload on session_events
begin
  delete from files where message_seq = old.seq
    and session_id = substr(hex(old.session_id), 1, 8) || '-' || substr(hex(old.session_id), 9, 4) || '-'
      || substr(hex(old.session_id), 13, 4) || '-' || substr(hex(old.session_id), 17, 4) || '-' || substr(hex(old.session_id), 21, 12);
end;

create trigger files_message_deleted after delete on session_events
begin
  delete from files where message_seq = old.seq
    and session_id = substr(hex(old.session_id), 1, 8) || '-' || substr(hex(old.session_id), 9, 4) || '-'
      || substr(hex(old.session_id), 13, 4) || '-' || substr(hex(old.session_id), 17, 4) || '-' || substr(hex(old.session_id), 21, 12);
end;

-- A chat that is erased (status 11) takes with it what was uploaded and not sent.
create trigger files_erased after update of status on sessions when new.status = 11 and old.status <> 11
begin
  delete from files
  where session_id = substr(hex(new.session_id), 1, 8) || '-' || substr(hex(new.session_id), 9, 4) || '-'
    || substr(hex(new.session_id), 13, 4) || '-' || substr(hex(new.session_id), 17, 4) || '-' || substr(hex(new.session_id), 21, 12);
end;

-- Rows come from a library that counts those it wrote: one of an erased chat is taken at once.
create trigger files_of_erased after insert on files
when new.session_id is not null
  and exists (select 1 from sessions where session_id = unhex(replace(new.session_id, '-', '')) and status = 11)
begin
  delete from files where id = new.id;
end;
