-- The database decides again what the policy decided: the caller's scope is set per transaction, and without one nothing is seen.
-- Settings are read in sub-selects, which are evaluated once per statement and not once per row.
alter table dispute_case enable row level security;
alter table case_personal enable row level security;
alter table case_timeline enable row level security;
alter table case_search enable row level security;

create policy visible on dispute_case for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (not restricted or (select current_setting('fengqiao.department', true)) = any (departments))));

create policy raisable on dispute_case for insert to fengqiao_app with check (
    (area = (select current_setting('fengqiao.area', true))
        or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
    and raised_by = (select current_setting('fengqiao.department', true)));

-- a command may change who leads and who is on the case, never move it out of the caller's sight by hand
create policy changeable on dispute_case for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (select current_setting('fengqiao.department', true)) = any (departments)))
    with check (true);

create policy visible on case_personal for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy raisable on case_personal for insert to fengqiao_app with check (
    (select current_setting('fengqiao.department', true)) <> '');

create policy visible on case_timeline for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_timeline for insert to fengqiao_app with check (
    by_department = (select current_setting('fengqiao.department', true)));

create policy raisable on case_search for insert to fengqiao_app with check (
    (select current_setting('fengqiao.department', true)) <> '');

-- The door to the hashes. Containment of arrays is not leakproof, so under row-level security no index could serve it; this view
-- belongs to the owner and carries the same conditions itself: only cases the caller's department is on.
create view case_found_by_text as
select c.*, s.grams
from case_search s
join dispute_case c on c.id = s.case_id
where (select current_setting('fengqiao.department', true)) = any (c.departments)
and (c.area = (select current_setting('fengqiao.area', true))
    or starts_with(c.area, (select current_setting('fengqiao.area', true) || '.')));
revoke insert, update, delete on case_found_by_text from fengqiao_app;
