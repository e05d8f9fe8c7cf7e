-- The tree of areas is entered from the place's own sheet: the service adds to it within the importer's competence, and never renames or removes.
grant insert on area to fengqiao_app;
alter table area enable row level security;
create policy everybody_reads on area for select to fengqiao_app using (true);
create policy enterable on area for insert to fengqiao_app with check (
    area.path = (select current_setting('fengqiao.area', true))
    or starts_with(area.path, (select current_setting('fengqiao.area', true) || '.')));
