-- Notes of contents to look at: one each time that one is let go of, and none ever overwrites another.
drop trigger files_let_go;
drop trigger files_refused;
create table removals_before as select blob_id, place from blob_removals;
drop table blob_removals;

-- Due at: not before then, in microseconds. Who writes a content outside of the database says so before, with time to come to its end.
create table blob_removals (
  id integer primary key autoincrement,
  blob_id text not null,
  place integer not null,
  due_at integer not null default 0
);

create index blob_removals_due on blob_removals (due_at, id);
insert into blob_removals (blob_id, place) select blob_id, place from removals_before;
drop table removals_before;

create trigger files_let_go after delete on files when old.blob_id is not null
begin
  insert into blob_removals (blob_id, place) select b.id, b.place from blobs b where b.id = old.blob_id;
end;

create trigger files_refused after update of blob_id on files when old.blob_id is not null and new.blob_id is not old.blob_id
begin
  insert into blob_removals (blob_id, place) select b.id, b.place from blobs b where b.id = old.blob_id;
end;

-- Until when somebody looks into an upload that is complete; null: nobody does.
alter table files add column checked_until integer;
