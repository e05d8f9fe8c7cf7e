-- What was in a case file when it was sealed, so that an auditor finds later whether it still is. A seal is written once and never changed.
create table case_seal (
    case_id uuid not null,
    -- of the volume, from 1; a reopening begins the next one
    number integer not null check (number > 0),
    -- every line of the timeline and every document with its hash, as text; no names and no titles
    manifest text not null,
    sha256 bytea not null check (length(sha256) = 32),
    signature text not null,
    -- up to and with this version of the case
    through bigint not null,
    -- how often the case had broken out again by then
    reopened integer not null,
    sealed_at timestamptz not null,
    sealed_by_subject text not null,
    sealed_by_name text not null,
    sealed_by_department text not null,
    primary key (case_id, number)
);
revoke update, delete on case_seal from fengqiao_app;

alter table case_seal enable row level security;
create policy visible on case_seal for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_seal for insert to fengqiao_app with check (
    sealed_by_department = (select current_setting('fengqiao.department', true)));
