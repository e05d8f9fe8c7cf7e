-- What is new and has the door or a telephone of a case that was written off a short time ago proposes to reopen it.
create table relapse_proposal (
    id uuid primary key,
    case_id uuid not null,
    new_case uuid,
    new_clue uuid,
    reasons text[] not null,
    at timestamptz not null,
    dismissed_at timestamptz,
    dismissed_by text,
    dismissed_by_department text,
    -- why it is none; text about people
    reason bytea,
    change_digest bytea,
    version bigint not null default 1,
    check (num_nonnulls(new_case, new_clue) = 1),
    unique nulls not distinct (case_id, new_case, new_clue)
);
create index relapse_proposal_of_case on relapse_proposal (case_id, id);

-- how far the watch has come; ids are UUIDv7, so that their order is that of raising. It begins with what comes, not with the past
create table relapse_watch (
    what text primary key check (what in ('CASE', 'CLUE')),
    upto uuid not null
);
insert into relapse_watch (what, upto)
values
    ('CASE', coalesce(
        (select id from dispute_case order by id desc limit 1),
        '00000000-0000-7000-8000-000000000000')),
    ('CLUE', '00000000-0000-7000-8000-000000000000');

revoke delete on relapse_proposal from fengqiao_app;
revoke insert, delete on relapse_watch from fengqiao_app;

alter table relapse_proposal enable row level security;
alter table relapse_watch enable row level security;

create policy visible on relapse_proposal for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (c.departments))));
create policy writable on relapse_proposal for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy dismissable on relapse_proposal for update to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy the_service on relapse_watch to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- A door to the hashes for the watch alone: only the service itself may ask, and learns ids and nothing else.
create function written_off_with_doors(doors integer[], subdistrict text, since timestamptz, until timestamptz)
returns setof uuid
language sql
stable
rows 10
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with hit as materialized (
        select s.case_id from public.case_search s where s.grams && doors
    )
    select c.id
    from hit
    join public.dispute_case c on c.id = hit.case_id
    where (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    and c.status = 'WRITTEN_OFF'
    and c.closed_at >= since
    and c.closed_at < until
    and (c.area = subdistrict or starts_with(c.area, subdistrict || '.'))
    order by c.id
$$;

revoke execute on function written_off_with_doors(integer[], text, timestamptz, timestamptz) from public;
grant execute on function written_off_with_doors(integer[], text, timestamptz, timestamptz) to fengqiao_app;
