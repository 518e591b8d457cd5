-- What Microsoft.Orleans.Clustering.AdoNet and Microsoft.Orleans.Persistence.AdoNet (10.4) need. Fixed by Orleans
-- (github.com/dotnet/orleans, src/AdoNet): the table OrleansQuery, its keys, the parameters, and the names of the result
-- columns. The statements behind the keys are this product's: one statement each, so that each is one transaction.

create table OrleansQuery (
  QueryKey varchar(64) primary key,
  QueryText varchar(8000) not null
);

-- One row per cluster; its version is the fence of every membership change.
create table orleans_cluster (
  deployment_id text primary key,
  version integer not null default 0,
  changed_at timestamptz not null default now()
);

create table orleans_member (
  deployment_id text not null references orleans_cluster on delete cascade,
  address text not null,
  port integer not null,
  generation integer not null,
  silo_name text not null,
  host_name text not null,
  status integer not null,
  proxy_port integer,
  suspect_times text,
  start_time timestamptz not null,
  i_am_alive_time timestamptz not null,
  primary key (deployment_id, address, port, generation)
);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', '
  with added as (
    insert into orleans_cluster (deployment_id) values (@DeploymentId) on conflict do nothing returning 1)
  select count(*)::int from added'),

('InsertMembershipKey', '
  with bumped as (
    update orleans_cluster c set version = c.version + 1, changed_at = now()
    where c.deployment_id = @DeploymentId and c.version = @Version and not exists (
      select 1 from orleans_member m
      where m.deployment_id = @DeploymentId and m.address = @Address and m.port = @Port and m.generation = @Generation)
    returning c.deployment_id),
  added as (
    insert into orleans_member (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port,
      start_time, i_am_alive_time)
    select deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from bumped
    returning 1)
  select count(*)::int from added'),

('UpdateMembershipKey', '
  with bumped as (
    update orleans_cluster c set version = c.version + 1, changed_at = now()
    where c.deployment_id = @DeploymentId and c.version = @Version and exists (
      select 1 from orleans_member m
      where m.deployment_id = @DeploymentId and m.address = @Address and m.port = @Port and m.generation = @Generation)
    returning c.deployment_id),
  changed as (
    update orleans_member m set status = @Status, suspect_times = @SuspectTimes,
      i_am_alive_time = greatest(m.i_am_alive_time, @IAmAliveTime)
    from bumped b
    where m.deployment_id = b.deployment_id and m.address = @Address and m.port = @Port and m.generation = @Generation
    returning 1)
  select count(*)::int from changed'),

('UpdateIAmAlivetimeKey', '
  update orleans_member set i_am_alive_time = greatest(i_am_alive_time, @IAmAliveTime)
  where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),

('MembershipReadRowKey', '
  select c.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation,
    m.silo_name as SiloName, m.host_name as HostName, m.status as Status, m.proxy_port as ProxyPort,
    m.suspect_times as SuspectTimes, m.start_time as StartTime, m.i_am_alive_time as IAmAliveTime, c.version as Version
  from orleans_cluster c
  left join orleans_member m on m.deployment_id = c.deployment_id
    and m.address = @Address and m.port = @Port and m.generation = @Generation
  where c.deployment_id = @DeploymentId'),

('MembershipReadAllKey', '
  select c.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation,
    m.silo_name as SiloName, m.host_name as HostName, m.status as Status, m.proxy_port as ProxyPort,
    m.suspect_times as SuspectTimes, m.start_time as StartTime, m.i_am_alive_time as IAmAliveTime, c.version as Version
  from orleans_cluster c
  left join orleans_member m on m.deployment_id = c.deployment_id
  where c.deployment_id = @DeploymentId'),

('GatewaysQueryKey', '
  select address as Address, proxy_port as ProxyPort, generation as Generation from orleans_member
  where deployment_id = @DeploymentId and status = @Status and proxy_port > 0'),

('DeleteMembershipTableEntriesKey', '
  delete from orleans_cluster where deployment_id = @DeploymentId'),

-- Status 6 is SiloStatus.Dead.
('CleanupDefunctSiloEntriesKey', '
  delete from orleans_member
  where deployment_id = @DeploymentId and status = 6 and coalesce(suspect_times, '''') = ''''
    and i_am_alive_time < @IAmAliveTime and start_time < @IAmAliveTime'),

('CleanupDefunctSiloEntryKey', '
  delete from orleans_member
  where deployment_id = @DeploymentId and status = 6
    and address = @Address and port = @Port and generation = @Generation
    and i_am_alive_time = @IAmAliveTime and start_time = @StartTime
    and coalesce(suspect_times, '''') = coalesce(@SuspectTimes::text, '''')');

-- State of small, rarely written grains.
create table orleans_grain (
  service_id text not null,
  grain_type text not null,
  id_n0 bigint not null,
  id_n1 bigint not null,
  id_extension text not null,
  payload bytea,
  version integer not null,
  modified_at timestamptz not null,
  primary key (service_id, grain_type, id_n0, id_n1, id_extension)
);

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version from orleans_grain
  where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
    and id_extension = coalesce(@GrainIdExtensionString::text, '''')'),

-- Answers the new version; the version that was given (or none) means: somebody else wrote in between.
('WriteToStorageKey', '
  with changed as (
    update orleans_grain set payload = @PayloadBinary::bytea, version = version + 1, modified_at = now()
    where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
      and id_extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::int
    returning version),
  added as (
    insert into orleans_grain (service_id, grain_type, id_n0, id_n1, id_extension, payload, version, modified_at)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''''),
      @PayloadBinary::bytea, 1, now()
    where @GrainStateVersion::int is null
    on conflict do nothing
    returning version)
  select version as NewGrainStateVersion from changed
  union all select version from added
  union all select @GrainStateVersion::int
    where not exists (select 1 from changed) and not exists (select 1 from added)'),

('ClearStorageKey', '
  with changed as (
    update orleans_grain set payload = null, version = version + 1, modified_at = now()
    where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
      and id_extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::int
    returning version)
  select version as NewGrainStateVersion from changed
  union all select @GrainStateVersion::int where not exists (select 1 from changed)'),

('DeleteStorageKey', '
  with gone as (
    delete from orleans_grain
    where service_id = @ServiceId and grain_type = @GrainTypeString and id_n0 = @GrainIdN0 and id_n1 = @GrainIdN1
      and id_extension = coalesce(@GrainIdExtensionString::text, '''') and version = @GrainStateVersion::int
    returning version + 1 as version)
  select version as NewGrainStateVersion from gone
  union all select @GrainStateVersion::int where not exists (select 1 from gone)');
