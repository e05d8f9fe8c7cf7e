-- The database decides again what the policy decided. Settings are read in sub-selects: once per statement, not per row.
alter table notice enable row level security;
alter table receipt enable row level security;
alter table early_fact enable row level security;

create policy service_itself on notice to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

create policy existence on notice for select to fengqiao_app using (
    (area = (select current_setting('fengqiao.area', true))
        or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
    and (not restricted or (select current_setting('fengqiao.department', true)) = any (departments)));

create policy service_itself on receipt to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- receipts are for the departments on the case; the sub-query is itself subject to what the caller sees of cases
create policy on_case on receipt for select to fengqiao_app using (
    exists (
        select
        from notice
        where notice.case_id = receipt.case_id
        and (select current_setting('fengqiao.department', true)) = any (notice.departments)));

create policy service_itself on early_fact to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');
