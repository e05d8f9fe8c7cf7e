-- The database decides again what the policy decided. Settings are read in sub-selects: once per statement, not per row.
alter table dispute enable row level security;
alter table assessment enable row level security;
alter table report enable row level security;
alter table merger enable row level security;
alter table merged_place enable row level security;

create policy service_itself on dispute to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- that a case exists, and its colour
create policy existence on dispute for select to fengqiao_app using (
    (area = (select current_setting('fengqiao.area', true))
        or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
    and (not restricted or (select current_setting('fengqiao.department', true)) = any (departments)));

create policy service_itself on assessment to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- the reasons: only departments on the case; the sub-query is itself subject to what the caller sees of disputes
create policy reasons on assessment for select to fengqiao_app using (
    exists (
        select
        from dispute
        where dispute.case_id = assessment.case_id
        and (select current_setting('fengqiao.department', true)) = any (dispute.departments)));

-- the evidence itself is read by nobody but the service
create policy service_itself on report to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

create policy service_itself on merger to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');

create policy service_itself on merged_place to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');
