-- Counters of the queue without counting: changes are inserted as deltas, which never wait for each other, and folded in the background.
create table case_count_delta (
    area text collate "C" not null,
    -- departments of a restricted case, empty for one that everybody in the area may know of
    restricted_to text[] not null,
    holder text not null,
    status text not null,
    colour smallint not null,
    change integer not null
);
create table case_count (
    area text collate "C" not null,
    restricted_to text[] not null,
    holder text not null,
    status text not null,
    colour smallint not null,
    cases bigint not null,
    primary key (area, restricted_to, holder, status, colour)
);
alter table case_count_delta enable row level security;
alter table case_count enable row level security;
create policy visible on case_count for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (restricted_to = '{}' or (select current_setting('fengqiao.department', true)) = any (restricted_to))));
create policy visible on case_count_delta for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (restricted_to = '{}' or (select current_setting('fengqiao.department', true)) = any (restricted_to))));
create policy countable on case_count_delta for insert to fengqiao_app with check (true);
create policy foldable on case_count_delta for delete to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy foldable on case_count for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy refoldable on case_count for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
revoke update on case_count_delta from fengqiao_app;
revoke delete on case_count from fengqiao_app;
