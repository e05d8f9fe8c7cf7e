-- What was asked and answered when a dispute was looked into: entered once, the record of the file is made of it. It belongs to the case: nobody's consent is needed, so there may be no mediation yet
create table case_investigation (
    case_id uuid not null,
    -- from 1, without a gap
    number integer not null check (number between 1 and 20),
    -- when somebody was asked
    at timestamptz not null,
    -- where and who was asked, by whom, and every question with its answer
    sealed bytea not null,
    primary key (case_id, number)
);
revoke update, delete on case_investigation from fengqiao_app;

alter table case_investigation enable row level security;
create policy visible on case_investigation for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_investigation for insert to fengqiao_app with check (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
