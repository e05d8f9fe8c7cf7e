-- What is kept beside the cases (studios, household cards, campaigns …) stands in one table as far as all of it is alike: whose it is,
-- where it lies, its version, its history. What is particular stands in tables of its own, whose policies ask this one.
create table matter (
    id uuid primary key,
    kind text not null,
    area text collate "C" not null,
    -- who works on it, sorted; the first fence of what others may see, as with cases
    departments text[] not null check (cardinality(departments) > 0),
    lead text,
    restricted boolean not null,
    version bigint not null check (version > 0),
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    opened_by_subject text not null,
    opened_by_department text not null,
    -- who may repeat the request that opened it, under which key and with which content
    request_key text not null,
    request_digest bytea not null,
    unique (request_key, kind, opened_by_subject, opened_by_department)
);
comment on table matter is 'ids are UUIDv7, so that their order is the order of opening';
create index matter_of_kind on matter (kind, area, id);

create table matter_history (
    matter_id uuid not null,
    version bigint not null,
    at timestamptz not null,
    what text not null,
    what_name text not null,
    by_subject text not null,
    by_name text not null,
    by_department text not null,
    -- keyed digest of the request, so that one whose answer was lost is recognised
    digest bytea not null,
    -- reason and note are text about people
    sealed bytea,
    primary key (matter_id, version)
);

revoke delete on matter from fengqiao_app;
revoke update, delete on matter_history from fengqiao_app;

alter table matter enable row level security;
alter table matter_history enable row level security;

create policy visible on matter for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (not restricted or (select current_setting('fengqiao.department', true)) = any (departments))));
create policy openable on matter for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and opened_by_department = (select current_setting('fengqiao.department', true))));
create policy changeable on matter for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (select current_setting('fengqiao.department', true)) = any (departments)))
    with check (true);

create policy visible on matter_history for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy writable on matter_history for insert to fengqiao_app with check (
    by_department = (select current_setting('fengqiao.department', true)));
