-- Cases whose texts carry all the pieces, found by the index over them and by nothing else: the planner cannot know how few cases a
-- caller's scope leaves, and chose by guess. The same door as case_found_by_text, with the same conditions.
create function cases_with_text(pieces integer[]) returns setof dispute_case
language sql
stable
rows 1000
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with hit as materialized (
        select s.case_id from public.case_search s where s.grams @> pieces
    )
    select c.*
    from hit
    cross join lateral (select * from public.dispute_case d where d.id = hit.case_id offset 0) as c
    where (select current_setting('fengqiao.department', true)) = any (c.departments)
    and (c.area = (select current_setting('fengqiao.area', true))
        or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')))
$$;

revoke execute on function cases_with_text(integer[]) from public;
grant execute on function cases_with_text(integer[]) to fengqiao_app;
