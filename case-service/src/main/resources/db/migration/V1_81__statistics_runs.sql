-- Proofs that the statistics are equal to their source, and rebuilds from it; they take minutes on a large table, so they run by themselves.
create table statistics_run (
    id uuid primary key,
    kind text not null check (kind in ('PROOF', 'REBUILD')),
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    step text not null,
    request_key text not null,
    asked_by text not null,
    -- PLATFORM: by the update itself
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
-- Kafka has the events of some days only, so the first numbers are made from the cases themselves.
insert into statistics_run (id, kind, state, step, request_key, asked_by, asked_by_department, asked_at)
values (uuidv7(), 'REBUILD', 'WAITING', '', 'first', 'update', 'PLATFORM', now());

-- How far the numbers can be relied on, for everybody: whether they were ever made from all cases, and since when something waits to be read.
-- The view belongs to the owner, because which subjects wait and who asked for what is not for everybody.
create view statistics_state as
select not exists (select from statistics_run where kind = 'REBUILD' and state = 'DONE') as building,
    (select min(since) from statistics_waiting) as waiting_since;
revoke insert, update, delete on statistics_state from fengqiao_app;
