-- The rule of V1_04, unchanged; said so that the planner takes it for likely. It knows nothing of what is compared with a setting,
-- held the scope for a filter that one case in thirty passes, and sorted all matches of a filter instead of walking the queue to
-- the first fifty. A coalesce it estimates at one half.
alter policy visible on dispute_case using (coalesce(
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (not restricted or (select current_setting('fengqiao.department', true)) = any (departments))), false));
