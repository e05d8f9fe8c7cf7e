-- Where the case of a promise lies, to the community and to the grid. Row-level security asks the case; the list asks the same of the
-- promise, so that whoever looks over no more than a community or a grid reads past nothing that lies elsewhere.
alter table promise
    add column community text collate "C",
    add column grid text collate "C";
comment on column promise.grid is 'of its case, kept by the database; a case that is not placed so precisely has what it has';

alter table instalment_known
    add column community text collate "C",
    add column grid text collate "C";

update promise p
set community = array_to_string((string_to_array(c.area, '.'))[1:3], '.'),
    grid = array_to_string((string_to_array(c.area, '.'))[1:4], '.')
from dispute_case c
where c.id = p.case_id;

update instalment_known k
set community = p.community,
    grid = p.grid
from promise p
where p.id = k.id;

alter table promise
    alter column community set not null,
    alter column grid set not null;
alter table instalment_known
    alter column community set not null,
    alter column grid set not null;

create index promise_of_community on promise (community, state, due_on, id) where source <> 'INSTALMENT';
create index promise_of_grid on promise (grid, state, due_on, id) where source <> 'INSTALMENT';
create index promise_of_department_in_community on promise (department, state, community, due_on, id);
create index promise_of_department_in_grid on promise (department, state, grid, due_on, id);
create index instalment_known_in_community on instalment_known (department, community, state, due_on, id);
create index instalment_known_in_grid on instalment_known (department, grid, state, due_on, id);

create function promise_lies_with_its_case() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select array_to_string((string_to_array(c.area, '.'))[1:3], '.'), array_to_string((string_to_array(c.area, '.'))[1:4], '.')
    into new.community, new.grid
    from public.dispute_case c
    where c.id = new.case_id;
    return new;
end
$$;
create trigger promise_lies_with_its_case
    before insert or update of case_id on promise
    for each row execute function promise_lies_with_its_case();

create function promises_move_with_the_case() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    -- where it lies now is read by the trigger above
    update public.promise p set case_id = p.case_id where p.case_id = new.id;
    return null;
end
$$;
create trigger promises_move_with_the_case
    after update of area on dispute_case
    for each row when (old.area is distinct from new.area)
    execute function promises_move_with_the_case();

create or replace function instalment_is_known() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from public.instalment_known k where k.id = new.id;
    insert into public.instalment_known (department, subdistrict, community, grid, state, due_on, id)
    select d.code, new.subdistrict, new.community, new.grid, new.state, new.due_on, new.id
    from public.dispute_case c
    cross join unnest(c.departments) as d (code)
    where c.id = new.case_id;
    return null;
end
$$;

create or replace function instalments_follow_the_departments() returns trigger
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
    insert into public.instalment_known (department, subdistrict, community, grid, state, due_on, id)
    select d.code, p.subdistrict, p.community, p.grid, p.state, p.due_on, p.id
    from public.promise p
    cross join unnest(new.departments) as d (code)
    where p.case_id = new.id
    and p.source = 'INSTALMENT'
    on conflict do nothing;
    return null;
end
$$;

revoke execute on function promise_lies_with_its_case(), promises_move_with_the_case() from public;

-- The rule of V1_82, unchanged; said as the answer for the one case and no more as a search among the cases. Where many promises stand
-- in a list, the planner made a table of every case that may be seen before it read the first of them.
alter policy visible on promise using (coalesce((
    select source <> 'INSTALMENT'
        or (select current_setting('fengqiao.roles', true)) = 'SERVICE'
        or (select current_setting('fengqiao.department', true)) = any (c.departments)
    from dispute_case c
    where c.id = case_id), false));
