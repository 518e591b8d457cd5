-- Notes of contents to look at: one each time that one is let go of, and none ever overwrites, or waits for, another.
alter table blob_removals drop constraint blob_removals_pkey;
alter table blob_removals add column id bigint generated always as identity primary key;

-- Not before then. Who writes a content outside of the database says so before, with time to come to its end.
alter table blob_removals add column due_at timestamptz not null default 'epoch';
create index blob_removals_due on blob_removals (due_at, id);

create or replace function blobs_let_go() returns trigger language plpgsql as $$
begin
  insert into blob_removals (blob_id, place) select b.id, b.place from blobs b where b.id = old.blob_id;
  return null;
end $$;

-- Until when somebody looks into an upload that is complete; null: nobody does.
alter table files add column checked_until timestamptz;
