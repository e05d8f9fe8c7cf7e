-- A department that left sees that the case exists, and the lines and documents that are its own.
alter policy visible on dispute_case using (coalesce(
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (not restricted
            or (select current_setting('fengqiao.department', true)) = any (departments)
            or (select current_setting('fengqiao.department', true)) = any (former))), false));

alter policy visible on case_timeline using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and ((select current_setting('fengqiao.department', true)) = any (c.departments)
            or (by_department = (select current_setting('fengqiao.department', true))
                and by_department = any (c.former)))));

alter policy visible on case_document using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and ((select current_setting('fengqiao.department', true)) = any (c.departments)
            or (filed_by_department = (select current_setting('fengqiao.department', true))
                and filed_by_department = any (c.former)))));
