-- Pictures that channels show; the id follows from the bytes, and channels.settings names it.
create table channel_logos (
  id uuid primary key,
  content_type varchar(40) not null,
  bytes bytea not null
);
