-- What happened to one account, newest first: asked by every browser whose sign-in has ended.
create index audit_log_subject on audit_log (subject_id, id);
