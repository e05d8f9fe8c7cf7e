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
-- what anybody may know who knows of the case; of the instalments most are hidden from most, so they have a list for each reader
create index promise_of_subdistrict on promise (subdistrict, state, due_on, id) where source <> 'INSTALMENT';
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

-- Which instalments a department may know: those of the cases it is on. Kept by the database with every statement that writes an
-- instalment or changes who is on a case, so that no list has to be read past what others agreed on.
create table instalment_known (
    department text not null,
    subdistrict text collate "C" not null,
    state text not null,
    due_on date not null,
    id uuid not null references promise (id) on delete cascade,
    primary key (department, subdistrict, state, due_on, id),
    unique (id, department)
);
revoke insert, update, delete on instalment_known from fengqiao_app;

alter table instalment_known enable row level security;

create policy visible on instalment_known for select to fengqiao_app using (
    department = (select current_setting('fengqiao.department', true)));

create function instalment_is_known() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from public.instalment_known k where k.id = new.id;
    insert into public.instalment_known (department, subdistrict, state, due_on, id)
    select d.code, new.subdistrict, new.state, new.due_on, new.id
    from public.dispute_case c
    cross join unnest(c.departments) as d (code)
    where c.id = new.case_id;
    return null;
end
$$;
create trigger instalment_is_known
    after insert or update of case_id, subdistrict, state, due_on on promise
    for each row when (new.source = 'INSTALMENT')
    execute function instalment_is_known();

create function instalments_follow_the_departments() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from public.instalment_known k
    using public.promise p
    where p.case_id = new.id
    and p.source = 'INSTALMENT'
    and k.id = p.id
    and k.department <> all (new.departments);
    insert into public.instalment_known (department, subdistrict, state, due_on, id)
    select d.code, p.subdistrict, p.state, p.due_on, p.id
    from public.promise p
    cross join unnest(new.departments) as d (code)
    where p.case_id = new.id
    and p.source = 'INSTALMENT'
    on conflict do nothing;
    return null;
end
$$;
create trigger instalments_follow_the_departments
    after update of departments on dispute_case
    for each row when (old.departments is distinct from new.departments)
    execute function instalments_follow_the_departments();

revoke execute on function instalment_is_known(), instalments_follow_the_departments() from public;
