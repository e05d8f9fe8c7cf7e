-- A case is corrected and completed. What it said first stays where it is, and what it says instead is written beside it: the last
-- of these is what it says now. What it is found by follows, by the door that V1_109 makes.

create table case_restated (
    case_id uuid not null,
    -- version of the case that said it
    version bigint not null,
    sealed bytea not null,
    primary key (case_id, version)
);

revoke update, delete, truncate on case_restated from fengqiao_app;

alter table case_restated enable row level security;

create policy visible on case_restated for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_restated for insert to fengqiao_app with check (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));

-- what a case says now, to whoever may read it
create view case_says with (security_invoker = true) as
select p.case_id,
    coalesce(
        (select r.sealed
        from case_restated r
        where r.case_id = p.case_id
        order by r.version desc
        limit 1),
        p.sealed) as sealed
from case_personal p;
revoke insert, update, delete on case_says from fengqiao_app;
