-- History at a door is that of one dispute, and never of a case that somebody who sees the colour may not know of.

-- What the dispute is about, as last told; null for a case raised before this was kept, which is then no history of another.
alter table dispute add column type text;

-- Whether its calculation is of an older way of counting and has to be made again.
alter table dispute add column recalculate boolean not null default false;

create index dispute_to_recalculate on dispute (case_id) where recalculate;

-- The other cases a calculation looked at. It shows as much of them as of its own case, so who may not know of one of them
-- may not read it.
alter table assessment add column counted uuid[] not null default '{}';

update assessment
set counted = array(
    select (incident ->> 'caseId')::uuid
    from jsonb_array_elements(detail -> 'inputs' -> 'atPlace') as incident
    where not exists (
        select
        from jsonb_array_elements(detail -> 'inputs' -> 'reports') as own
        where own ->> 'caseId' = incident ->> 'caseId'));

update dispute
set recalculate = true
where exists (
    select
    from assessment
    where assessment.id = dispute.assessment
    and assessment.counted <> '{}');

-- The same words name the same door within a community only, and not in two of its grids.
create function same_place(one text, other text) returns boolean
language sql immutable
return one = other
    or (starts_with(other, one || '.') and one like '%.%.%')
    or (starts_with(one, other || '.') and other like '%.%.%');

-- Whether everybody who may know of one case may know of the other. Where in their community both lie is told by neither.
create function all_may_know(departments text[], restricted boolean, of_departments text[], of_restricted boolean)
returns boolean
language sql immutable
return not of_restricted or (restricted and of_departments @> departments);

-- Asked in the caller's name about cases that the caller's own sight of disputes would leave out.
create function nothing_hidden(cases uuid[]) returns boolean
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select not exists (
        select
        from public.dispute d
        where d.case_id = any (cases)
        and d.restricted
        and not coalesce(current_setting('fengqiao.department', true) = any (d.departments), false))
$$;

revoke execute on function nothing_hidden(uuid[]) from public;
grant execute on function nothing_hidden(uuid[]) to fengqiao_app;

alter policy reasons on assessment using (
    exists (
        select
        from dispute
        where dispute.case_id = assessment.case_id
        and (select current_setting('fengqiao.department', true)) = any (dispute.departments))
    and nothing_hidden(counted));
