-- Files of household cards wait beside the files of work orders, each kind for its own worker; and a run can be called off.
alter table import_run add column kind text not null default 'CASES' check (kind in ('CASES', 'HOUSEHOLDS'));
alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_check
    check (state in ('WAITING', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED'));
drop index import_run_to_do;
create index import_run_to_do on import_run (kind, id) where state in ('WAITING', 'RUNNING');
