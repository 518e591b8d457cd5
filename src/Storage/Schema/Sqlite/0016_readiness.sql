-- One row that is written to learn whether the database can be written.
create table readiness (
  id integer primary key,
  written_at integer not null
);
