-- What a case is found by has editions: the first knew no people but by their telephones. Which numbers are those of an earlier one is
-- computed anew by a round of the service, which has the key.
alter table case_search add column edition smallint not null default 1;
comment on column case_search.edition is 'what writes numbers of a later edition says so; what does not know of editions writes the first';

create index case_search_of_before on case_search (case_id) where edition < 2;

-- The hashes stay unreadable: whoever may not read them learns only which case is to be numbered anew.
create function found_by_an_earlier_edition(left_out uuid[]) returns setof uuid
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.case_id
    from public.case_search s
    where s.edition < 2
    and s.case_id <> all (left_out)
    and (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    limit 1
$$;

revoke execute on function found_by_an_earlier_edition(uuid[]) from public;
grant execute on function found_by_an_earlier_edition(uuid[]) to fengqiao_app;

-- Numbers of a case are changed behind a door of their own, by a department on the case.
create function find_case_by(of_case uuid, by_grams integer[], by_place integer, of_edition smallint) returns void
language sql
volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update public.case_search s
    set grams = by_grams,
        place = by_place,
        edition = of_edition
    where s.case_id = of_case
    and exists (
        select
        from public.dispute_case c
        where c.id = of_case
        and (select current_setting('fengqiao.department', true)) = any (c.departments))
$$;

revoke execute on function find_case_by(uuid, integer[], integer, smallint) from public;
grant execute on function find_case_by(uuid, integer[], integer, smallint) to fengqiao_app;
