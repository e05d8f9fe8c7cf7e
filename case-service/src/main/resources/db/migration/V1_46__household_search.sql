-- The door to the hashes of the cards, by the index and by nothing else, as cases_with_text in V1_22; all of the pieces, or any of them.
-- Containment of arrays is not leakproof, so under row-level security no index could serve it: the function belongs to the owner and
-- carries the conditions itself, only cards the caller's department works on, in the caller's area.
create function households_with_text(pieces integer[], every boolean) returns setof household
language plpgsql
stable
rows 200
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if every then
        return query
            with hit as materialized (
                select p.household_id from public.household_personal p where p.grams @> pieces
            )
            select h.*
            from hit
            join public.household h on h.id = hit.household_id
            join public.matter m on m.id = hit.household_id
            where (select current_setting('fengqiao.department', true)) = any (m.departments)
            and (h.area = (select current_setting('fengqiao.area', true))
                or starts_with(h.area, (select current_setting('fengqiao.area', true) || '.')));
    else
        return query
            with hit as materialized (
                select p.household_id from public.household_personal p where p.grams && pieces
            )
            select h.*
            from hit
            join public.household h on h.id = hit.household_id
            join public.matter m on m.id = hit.household_id
            where (select current_setting('fengqiao.department', true)) = any (m.departments)
            and (h.area = (select current_setting('fengqiao.area', true))
                or starts_with(h.area, (select current_setting('fengqiao.area', true) || '.')));
    end if;
end
$$;
revoke execute on function households_with_text(integer[], boolean) from public;
grant execute on function households_with_text(integer[], boolean) to fengqiao_app;
