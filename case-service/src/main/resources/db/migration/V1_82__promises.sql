-- The ledger of promises: what departments promised on a case, what the parties agreed to pay, what meetings gave departments to do.
create table promise (
    id uuid primary key,
    -- after a merge the surviving case
    case_id uuid not null,
    -- of the case; a case never leaves its subdistrict, nor is it merged into one of another
    subdistrict text collate "C" not null,
    source text not null check (source in ('COMMITMENT', 'INSTALMENT', 'MEETING_ACTION')),
    -- who promised it, or who watches over it where the parties did
    department text not null,
    due_on date not null,
    -- the days it was promised for before, oldest first
    earlier date[] not null default '{}',
    state text not null check (state in ('OPEN', 'KEPT', 'LATE', 'BROKEN', 'WAIVED', 'RETURNED', 'LAPSED')),
    made_at timestamptz not null,
    settled_on date,
    evidence uuid,
    -- the mediation with the number of the promise, or the action of the meeting; null where the ledger itself is the source
    origin uuid,
    number integer not null default 0,
    meeting_id uuid,
    -- when it was said that its day has passed; null again when it is promised for another day
    overdue_said_at timestamptz,
    check ((state = 'OPEN') = (settled_on is null)),
    check ((source = 'COMMITMENT') = (origin is null)),
    check ((source = 'MEETING_ACTION') = (meeting_id is not null)),
    unique (origin, number)
);
comment on table promise is 'ids are UUIDv7, so that their order is the order of making';
create index promise_of_department on promise (department, state, subdistrict, due_on, id);
create index promise_of_subdistrict on promise (subdistrict, state, due_on, id);
create index promise_of_case on promise (case_id, due_on, id);
create index promise_to_say on promise (due_on) where state = 'OPEN' and overdue_said_at is null;
revoke delete on promise from fengqiao_app;

alter table promise enable row level security;

-- Who may know of the case may know which department promised something for when, and what became of it. That the parties have
-- something to pay, and whether they do, is how the work goes: only for the departments on the case.
create policy visible on promise for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (source <> 'INSTALMENT'
            or (select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (c.departments))));
create policy writable on promise for insert to fengqiao_app with check (
    exists (
        select from dispute_case c
        where c.id = case_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (c.departments))));
-- whoever called a meeting gives its actions to others also where its own part in the case is over
create policy changeable on promise for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments))
    or exists (
        select from matter m
        where m.id = meeting_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)))
    with check (true);
