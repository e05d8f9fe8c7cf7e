-- A case carries its clocks: they change with it or not at all. When one of them wants to be looked at stands beside, for the rounds.
alter table dispute_case
    add column clocks jsonb not null default '[]',
    add column wakes_at timestamptz,
    -- the first year somebody has to enter before all of them can be said
    add column missing_year integer;

-- the signatures that are awaited; their climbing begins with the next edition of the clock
update dispute_case
set clocks = jsonb_build_array(jsonb_build_object(
        'kind', 'SIGN',
        'colour', (array['NONE', 'BLUE', 'YELLOW', 'RED'])[colour + 1],
        'ruleFrom', '2025-01-01',
        'startedAt', sign_started_at,
        'countedFrom', sign_started_at,
        'due', sign_due_at,
        'extensions', 0,
        'pausedBefore', 'PT0S',
        'told', 'NONE')),
    wakes_at = sign_due_at
where status = 'ASSIGNED'
and sign_due_at is not null;

-- The door to the hashes is made of all columns, the new ones too.
drop view case_found_by_text;
alter table dispute_case drop column sign_started_at;
create view case_found_by_text as
select c.*, s.grams
from case_search s
join dispute_case c on c.id = s.case_id
where (select current_setting('fengqiao.department', true)) = any (c.departments)
and (c.area = (select current_setting('fengqiao.area', true))
    or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')));
revoke insert, update, delete on case_found_by_text from fengqiao_app;

create index case_wakes on dispute_case (wakes_at) where wakes_at is not null;
create index case_without_calendar on dispute_case (missing_year) where missing_year is not null;
