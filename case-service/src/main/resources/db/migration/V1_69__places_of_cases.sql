-- Cases of one address are found by their number of the place alone; among the pieces of the texts nobody could tell it. Cases of
-- before have none, their addresses being sealed.
alter table case_search add column place integer;
create index case_search_place on case_search (place) where place is not null;

-- How many cases raised since a moment have the address of each, for addresses with at least so many. Counted is every case the
-- caller's department may know of, answered only for cases it is on, because the address of any other is not its business.
create function cases_sharing_a_place(since timestamptz, first_id uuid, fewest integer) returns table (case_id uuid, cases bigint)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with known as materialized (
        select c.id, s.place, (select current_setting('fengqiao.department', true)) = any (c.departments) as theirs
        from public.dispute_case c
        join public.case_search s on s.case_id = c.id
        where c.id >= first_id
        and c.raised_at > since
        and c.status <> 'MERGED'
        and s.place is not null
        and (c.area = (select current_setting('fengqiao.area', true))
            or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')))
        and (not c.restricted or (select current_setting('fengqiao.department', true)) = any (c.departments))
    ), crowded as (
        select place, count(*) as cases
        from known
        group by place
        having count(*) >= fewest
    )
    select known.id, crowded.cases
    from known
    join crowded on crowded.place = known.place
    where known.theirs
$$;

revoke execute on function cases_sharing_a_place(timestamptz, uuid, integer) from public;
grant execute on function cases_sharing_a_place(timestamptz, uuid, integer) to fengqiao_app;
