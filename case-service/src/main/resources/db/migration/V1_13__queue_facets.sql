-- Filters of the queue in any combination: few matches are found by one narrow index (any of its columns may be left out), many by
-- walking the queue in its order. Which it will be is known from the statistics over the columns together.
alter table dispute_case add column community text collate "C" generated always as (
    substring(area from '^[^.]+(?:\.[^.]+){0,2}')) stored;

drop index case_open_by_age;
create index case_open_by_age on dispute_case (id) where open;
create index case_open_facets on dispute_case (holder, status, colour, type, community) where open;

create statistics case_facets (mcv) on holder, status, colour, type, community from dispute_case;
alter statistics case_facets set statistics 2000;
alter table dispute_case alter column area set statistics 1000;

drop view case_found_by_text;
create view case_found_by_text as
select c.*, s.grams
from case_search s
join dispute_case c on c.id = s.case_id
where (select current_setting('fengqiao.department', true)) = any (c.departments)
and (c.area = (select current_setting('fengqiao.area', true))
    or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')));
revoke insert, update, delete on case_found_by_text from fengqiao_app;
