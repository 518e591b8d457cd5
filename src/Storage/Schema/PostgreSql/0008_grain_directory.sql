-- Which silo each grain lives on: at most one row per grain, whatever happens to silos. Rows of silos that died are
-- removed by those that live, or replaced when somebody asks for the grain.
create table grain_directory (
  cluster_id text not null,
  grain_id text not null,
  silo text not null,
  activation_id text not null,
  membership_version bigint not null,
  primary key (cluster_id, grain_id)
);

create index grain_directory_silo on grain_directory (cluster_id, silo);
