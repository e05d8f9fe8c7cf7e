-- A department may be asked to promise something together with its part in a case. By when stands with its part; what, in words, is text
-- about people and stands here until it has promised, for nothing is in the ledger before.
create table promise_asked (
    id uuid primary key,
    -- after a merge the surviving case; the policy asks it
    case_id uuid not null,
    sealed bytea not null
);
create index promise_asked_of_case on promise_asked (case_id);
revoke delete on promise_asked from fengqiao_app;

-- who asked for what a department promised with its part, and for when: it may have promised another day
alter table promise
    add column asked_by text,
    add column asked_for date,
    add check ((asked_by is null) = (asked_for is null)),
    add check (asked_by is null or source = 'COMMITMENT');

alter table promise_asked enable row level security;

create policy visible on promise_asked for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on promise_asked for insert to fengqiao_app with check (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy changeable on promise_asked for update to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);
