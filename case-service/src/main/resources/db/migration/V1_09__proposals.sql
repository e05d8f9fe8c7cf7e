-- What a machine proposed stays beside what it proposed, with the word that made it do so: a proposal is never shown as a fact.
alter table dispute_case add column proposals jsonb;

drop view case_found_by_text;
create view case_found_by_text as
select c.*, s.grams
from case_search s
join dispute_case c on c.id = s.case_id
where (select current_setting('fengqiao.department', true)) = any (c.departments)
and (c.area = (select current_setting('fengqiao.area', true))
    or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')));
revoke insert, update, delete on case_found_by_text from fengqiao_app;
