-- A proceeding of mediation is read and written whole, under the lock of its case: what people said and signed is one sealed document,
-- and beside it stands, without a word about anybody, what is counted and looked for.
create table mediation (
    id uuid primary key,
    case_id uuid not null,
    -- the number its papers carry, 〔year〕第n号
    file_year integer not null,
    file_serial integer not null,
    stage text not null check (stage in ('CONSENTING', 'UNDER_WAY', 'SUSPENDED', 'AGREED', 'ENDED')),
    -- how it ended; a refusal is counted as a refusal and not as a failure
    outcome text check (outcome in ('REFUSED', 'FAILED', 'TIME_OVER', 'BREACHED', 'PERFORMED')),
    -- subject of the official who mediates
    mediator text,
    sessions integer not null,
    form text,
    amount_fen bigint,
    opened_at timestamptz not null,
    effective_at timestamptz,
    -- when the next promise falls due
    next_due_on date,
    -- code of the dictionary JUDICIAL_CONFIRMATION
    confirmation text,
    -- until when both sides may apply for it
    confirm_until timestamptz,
    ended_at timestamptz,
    sealed bytea not null,
    check ((stage = 'ENDED') = (outcome is not null)),
    check ((stage = 'ENDED') = (ended_at is not null))
);
comment on table mediation is 'ids are UUIDv7, so that their order is the order of opening';
create index mediation_of_case on mediation (case_id, id);
-- one at a time
create unique index mediation_open on mediation (case_id) where stage <> 'ENDED';
create index mediation_of_mediator on mediation (mediator) where stage <> 'ENDED';
create index mediation_to_confirm on mediation (confirm_until) where confirmation = '50' and stage = 'AGREED';
revoke delete on mediation from fengqiao_app;

alter table mediation enable row level security;
create policy visible on mediation for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy openable on mediation for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy changeable on mediation for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);

-- How much somebody has to do counts cases its reader may not know of, so the view belongs to the owner and tells a number only.
create view mediator_load as
select mediator, count(*) as open
from mediation
where stage <> 'ENDED'
and mediator is not null
group by mediator;
revoke insert, update, delete on mediator_load from fengqiao_app;

-- Papers are numbered from 1 in each year and subdistrict.
create table mediation_serial (
    file_year integer not null,
    subdistrict text collate "C" not null,
    last integer not null,
    primary key (file_year, subdistrict)
);
revoke delete on mediation_serial from fengqiao_app;
