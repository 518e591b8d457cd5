-- Grows with every change: who saves over a version that is no longer stored is told so.
alter table channels add column version integer not null default 1;
