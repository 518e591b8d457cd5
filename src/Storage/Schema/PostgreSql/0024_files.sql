-- Contents of files, and what was found out about them. Place: enum BlobPlace.
create table blobs (
  id uuid primary key,
  place integer not null,
  length bigint not null,
  media_type varchar(100),
  width integer,
  height integer
);

-- Pieces of contents and of their pictures (enum BlobRendition). No foreign key: a content goes first, its pieces a few at a time.
create table blob_parts (
  blob_id uuid not null,
  rendition integer not null,
  start bigint not null,
  bytes bytea not null,
  primary key (blob_id, rendition, start)
);

-- Compressing what is compressed already only costs time.
alter table blob_parts alter column bytes set storage external;

-- Contents that a file let go of: looked at, and deleted where no other file has them.
create table blob_removals (
  blob_id uuid primary key,
  place integer not null
);

-- Files of sessions and of the library, sent or not (enums FileOwner, FileState). Lists and documents: OrleansChat.Files.FileRow.
create table files (
  id uuid primary key,
  session_id uuid,
  owner integer not null,
  agent_id uuid,
  upload_key uuid not null,
  blob_id uuid references blobs (id),
  name varchar(120) not null,
  length bigint not null,
  state integer not null,
  refusal varchar(60),
  unscanned boolean not null,
  message_id uuid,
  message_seq bigint,
  document_id uuid,
  document_version integer,
  network varchar(24),
  created_at timestamptz not null,
  touched_at timestamptz not null
);

create unique index files_upload on files (
  coalesce(session_id, '00000000-0000-0000-0000-000000000000'), owner,
  coalesce(agent_id, '00000000-0000-0000-0000-000000000000'), upload_key);
create index files_message on files (session_id, message_seq);
create index files_blob on files (blob_id);
create index files_unsent on files (touched_at) where message_seq is null;
create index files_network on files (network) where network is not null;
create index files_document on files (document_id, message_seq) where document_id is not null;

create table document_folders (
  id uuid primary key,
  parent_id uuid references document_folders (id),
  name varchar(120) not null,
  version bigint not null
);

create table documents (
  id uuid primary key,
  folder_id uuid references document_folders (id),
  name varchar(120) not null,
  description varchar(1000) not null,
  version bigint not null
);

create index document_folders_parent on document_folders (parent_id);
create index documents_folder on documents (folder_id);

create table document_versions (
  document_id uuid not null references documents (id) on delete cascade,
  number integer not null,
  file_id uuid not null references files (id),
  agent_id uuid not null,
  at timestamptz not null,
  primary key (document_id, number)
);

create index document_versions_file on document_versions (file_id);

create function blobs_let_go() returns trigger language plpgsql as $$
begin
  insert into blob_removals (blob_id, place)
  select b.id, b.place from blobs b where b.id = old.blob_id
  on conflict do nothing;
  return null;
end $$;

create trigger files_let_go after delete on files for each row when (old.blob_id is not null) execute function blobs_let_go();
create trigger files_refused after update of blob_id on files
for each row when (old.blob_id is not null and new.blob_id is distinct from old.blob_id) execute function blobs_let_go();

-- Events are only ever updated to take their words from them: a message's file goes in the same transaction.
create function files_of_message() returns trigger language plpgsql as $$
begin
  delete from files where session_id = old.session_id and message_seq = old.seq;
  return null;
end $$;

create trigger files_message_erased after update of payload on session_events for each row execute function files_of_message();
create trigger files_message_deleted after delete on session_events for each row execute function files_of_message();

-- A chat that is erased (status 11) takes with it what was uploaded and not sent.
create function files_of_session() returns trigger language plpgsql as $$
begin
  delete from files where session_id = new.session_id;
  return null;
end $$;

create trigger files_erased after update of status on sessions
for each row when (new.status = 11 and old.status <> 11) execute function files_of_session();

-- Rows come from a library that counts those it wrote: one of an erased chat is taken at once.
create function files_refuse() returns trigger language plpgsql as $$
begin
  if session_is_erased(new.session_id) then
    delete from files where id = new.id;
  end if;
  return null;
end $$;

create trigger files_of_erased after insert on files
for each row when (new.session_id is not null) execute function files_refuse();
