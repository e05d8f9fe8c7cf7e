-- Lectures, visits and live streams of a studio: planned, then held with how many came, or cancelled.
create table studio_activity (
    id uuid primary key,
    studio_id uuid not null,
    kind text not null,
    topic text not null,
    day date not null,
    area text collate "C" not null,
    venue text,
    status text not null,
    attendance integer not null default 0 check (attendance >= 0),
    views integer not null default 0 check (views >= 0),
    version bigint not null check (version > 0),
    studio_version bigint not null,
    planned_version bigint not null,
    planned_by_subject text not null,
    planned_by_department text not null,
    request_key text not null,
    unique (studio_id, request_key, planned_by_subject, planned_by_department)
);
create index studio_activity_in_time on studio_activity (studio_id, day, id);
revoke delete on studio_activity from fengqiao_app;

alter table studio_activity enable row level security;
create policy visible on studio_activity for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id));
create policy plannable on studio_activity for insert to fengqiao_app with check (
    planned_by_department = (select current_setting('fengqiao.department', true))
    and exists (
        select from matter m
        where m.id = studio_id
        and planned_by_department = any (m.departments)));
create policy changeable on studio_activity for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
