-- What Microsoft.Orleans.Persistence.AdoNet (10.4) needs; one process needs no membership tables. Fixed by Orleans
-- (github.com/dotnet/orleans, src/AdoNet): the table OrleansQuery, its keys, the parameters, and the names of the result
-- columns. The statements behind the keys are this product's.

create table OrleansQuery (
  QueryKey text primary key,
  QueryText text not null
) without rowid;

-- State of small, rarely written grains.
create table orleans_grain (
  service_id text not null,
  grain_type text not null,
  id_n0 integer not null,
  id_n1 integer not null,
  id_extension text not null,
  payload blob,
  version integer not null,
  modified_at text not null,
  primary key (service_id, grain_type, id_n0, id_n1, id_extension)
);

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version from orleans_grain
  where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
    and id_extension = coalesce(@GrainIdExtensionString, '''')'),

-- Answers the new version; the version that was given (or none) means: somebody else wrote in between.
('WriteToStorageKey', '
  insert into orleans_grain (service_id, grain_type, id_n0, id_n1, id_extension, payload, version, modified_at)
  select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''),
    @PayloadBinary, 1, datetime(''now'')
  where @GrainStateVersion is null or exists (
    select 1 from orleans_grain
    where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
      and id_extension = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion)
  on conflict do update set payload = excluded.payload, version = version + 1, modified_at = excluded.modified_at
    where version = @GrainStateVersion
  returning version as NewGrainStateVersion;
  select @GrainStateVersion as NewGrainStateVersion where changes() = 0 and @GrainStateVersion is not null'),

('ClearStorageKey', '
  update orleans_grain set payload = null, version = version + 1, modified_at = datetime(''now'')
  where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
    and id_extension = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion
  returning version as NewGrainStateVersion;
  select @GrainStateVersion as NewGrainStateVersion where changes() = 0 and @GrainStateVersion is not null'),

('DeleteStorageKey', '
  delete from orleans_grain
  where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
    and id_extension = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion
  returning version + 1 as NewGrainStateVersion;
  select @GrainStateVersion as NewGrainStateVersion where changes() = 0 and @GrainStateVersion is not null');
