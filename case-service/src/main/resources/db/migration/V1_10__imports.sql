-- Files of other systems: the file itself, sealed; how far it was worked through; and what became of each row.
create table import_run (
    id uuid primary key,
    file_name text not null,
    format text not null check (format in ('CSV', 'XLSX')),
    bytes bigint not null,
    mapping text not null,
    -- whose import it is, and in whose name its cases are raised: different only when an administrator imports for another
    department text not null,
    raised_by text not null,
    area text collate "C" not null,
    started_by text not null,
    started_by_name text not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'FINISHED', 'FAILED')),
    failure text,
    total integer,
    done integer not null default 0,
    created integer not null default 0,
    duplicates integer not null default 0,
    errors integer not null default 0,
    started_at timestamptz not null,
    finished_at timestamptz,
    -- who works on it, and until when the others believe that
    worker uuid,
    leased_until timestamptz
);
create index import_run_newest on import_run (id desc);
create index import_run_to_do on import_run (id) where state in ('WAITING', 'RUNNING');

create table import_file (
    run_id uuid not null references import_run (id),
    part integer not null,
    sealed bytea not null,
    primary key (run_id, part)
);

create table import_row (
    run_id uuid not null references import_run (id),
    -- position among the records of the file; a record may take several lines
    record integer not null,
    line integer not null,
    outcome text not null check (outcome in ('CREATED', 'DUPLICATE', 'ERROR')),
    number text,
    column_name text,
    reason text,
    -- the value that was refused is somebody's text
    sealed bytea,
    primary key (run_id, record)
);
create index import_row_errors on import_row (run_id, record) where outcome = 'ERROR';

alter table import_run enable row level security;
alter table import_file enable row level security;
alter table import_row enable row level security;
create policy visible on import_run to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or department = (select current_setting('fengqiao.department', true)));
create policy visible on import_file to fengqiao_app using (
    exists (select from import_run r where r.id = run_id));
create policy visible on import_row to fengqiao_app using (
    exists (select from import_run r where r.id = run_id));
revoke delete on import_run, import_row from fengqiao_app;
revoke update on import_row, import_file from fengqiao_app;
