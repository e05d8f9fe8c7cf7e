-- Proofs that the statistics are equal to their source, and rebuilds from it; they take minutes on a large table, so they run by themselves.
create table statistics_run (
    id uuid primary key,
    kind text not null check (kind in ('PROOF', 'REBUILD')),
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    step text not null,
    request_key text not null,
    asked_by text not null,
    asked_by_department text not null,
    asked_at timestamptz not null,
    -- an instance that is silent for longer is taken for dead, and the run begins anew
    lease_until timestamptz,
    finished_at timestamptz,
    -- compared, different, repaired, and the first of the differences
    cases bigint,
    rows_different bigint,
    cells_different bigint,
    differences jsonb not null default '[]',
    unique (request_key, asked_by)
);
create unique index statistics_run_at_a_time on statistics_run ((true)) where state in ('WAITING', 'RUNNING');
revoke delete on statistics_run from fengqiao_app;

alter table statistics_run enable row level security;
create policy theirs on statistics_run to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or string_to_array((select current_setting('fengqiao.roles', true)), ',') && '{ADMIN,AUDITOR}');
