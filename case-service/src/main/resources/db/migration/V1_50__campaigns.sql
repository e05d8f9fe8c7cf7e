-- Screening campaigns: what was approved, where, with which questions; and which grid is whose, with the coverage counted along.
create table campaign (
    matter_id uuid primary key references matter (id),
    state text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'ERASED', 'CANCELLED')),
    name text not null,
    approval_number text,
    legal_basis text,
    begins_on date,
    ends_on date,
    scope jsonb not null,
    questions jsonb not null,
    -- everybody who wrote on the draft: whoever opens it is none of them
    drafters text[] not null,
    opened_at timestamptz,
    closed_at timestamptz,
    erase_due timestamptz,
    erased_at timestamptz,
    check (state = 'DRAFT' or state = 'CANCELLED'
        or (approval_number is not null and legal_basis is not null and begins_on is not null and ends_on is not null
            and opened_at is not null))
);
create index campaign_to_erase on campaign (erase_due) where erase_due is not null;

create table campaign_grid (
    matter_id uuid not null references campaign (matter_id),
    area text collate "C" not null,
    target integer check (target >= 0),
    visited integer not null default 0 check (visited >= 0),
    done integer not null default 0 check (done >= 0),
    refused integer not null default 0 check (refused >= 0),
    nobody_home integer not null default 0 check (nobody_home >= 0),
    findings integer not null default 0 check (findings >= 0),
    finished_at timestamptz,
    primary key (matter_id, area)
);

-- who had a grid when: a visit made before the grid changed hands may arrive after it
create table campaign_duty (
    matter_id uuid not null,
    area text collate "C" not null,
    since timestamptz not null,
    until timestamptz,
    worker_subject text not null,
    worker_name text not null,
    primary key (matter_id, area, since),
    foreign key (matter_id, area) references campaign_grid (matter_id, area)
);
create unique index campaign_duty_now on campaign_duty (matter_id, area) where until is null;

revoke delete on campaign, campaign_grid, campaign_duty from fengqiao_app;

alter table campaign enable row level security;
alter table campaign_grid enable row level security;
alter table campaign_duty enable row level security;

create policy visible on campaign for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on campaign for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on campaign for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on campaign_grid for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on campaign_grid for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on campaign_grid for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

-- who works where is for those who work on it
create policy visible on campaign_duty to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
