-- Pictures that channels show; the id follows from the bytes, and channels.settings names it.
create table channel_logos (
  id text primary key,
  content_type text not null,
  bytes blob not null
);
