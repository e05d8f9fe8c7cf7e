-- The police of the next subdistrict have the same code: an import is seen only from an area that covers its own.
alter policy visible on import_run using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and department = (select current_setting('fengqiao.department', true))));
