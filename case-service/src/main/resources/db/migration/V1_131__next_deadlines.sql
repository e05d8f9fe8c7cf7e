-- When the next of the house's own clocks is due stands beside the clocks: the queue is ordered by it and shows what is overdue,
-- whatever is overdue. When a signature is due stood there before, and a danger that nobody had taken on was overdue for nobody.
alter table dispute_case add column due_at timestamptz not null default 'infinity';

update dispute_case
set due_at = coalesce((
    select min((clock ->> 'due')::timestamptz)
    from jsonb_array_elements(clocks) clock
    where clock ->> 'kind' in (
        'ACCEPT', 'SIGN', 'FIRST_CONTACT', 'FIRST_REPORT', 'SILENCE', 'JOINT_MEETING', 'PLAN', 'RESOLVE')
    and clock -> 'metAt' is null
    and clock -> 'pausedFor' is null), 'infinity')
where open
and clocks <> '[]';

-- The door to the hashes is made of all columns, the new one too; with the old one goes its index.
drop view case_found_by_text;
alter table dispute_case drop column sign_due_at;
create view case_found_by_text as
select c.*, s.grams
from case_search s
join dispute_case c on c.id = s.case_id
where (select current_setting('fengqiao.department', true)) = any (c.departments)
and (c.area = (select current_setting('fengqiao.area', true))
    or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')));
revoke insert, update, delete on case_found_by_text from fengqiao_app;

create index case_due on dispute_case (due_at, id) include (holder) where open;
