-- What was announced from one network in a day (since 1970, by UTC), whatever became of it. The row of no network is locked by whoever
-- begins an upload, so that each sees what those before it took.
create table upload_totals (
  network text not null,
  day integer not null,
  bytes integer not null,
  primary key (network, day)
);

-- Two that add at once cannot both have the name.
create unique index documents_name on documents (
  ifnull(folder_id, ''), lower(name));
