-- Who took a list of cases out of the system, when and why, written before its first line leaves; and how many lines it had, written before its
-- end is sent. An export without an end broke off. Neither is ever changed.
create table list_export (
    id uuid primary key,
    at timestamptz not null,
    by_subject text not null,
    by_name text not null,
    by_department text not null,
    area text collate "C" not null,
    reason text not null check (reason <> ''),
    -- which cases were asked for, as the queue says it
    question text not null,
    policy text not null
);

create table list_export_end (
    export_id uuid primary key references list_export,
    at timestamptz not null,
    lines bigint not null check (lines >= 0)
);

create index list_export_by_time on list_export (at desc);

alter table list_export enable row level security;
alter table list_export_end enable row level security;

create policy writable on list_export for insert to fengqiao_app with check (
    by_department = (select current_setting('fengqiao.department', true))
    and area = (select current_setting('fengqiao.area', true)));
create policy visible on list_export for select to fengqiao_app using (
    area = (select current_setting('fengqiao.area', true))
    or starts_with(area, (select current_setting('fengqiao.area', true) || '.')));

create policy writable on list_export_end for insert to fengqiao_app with check (
    exists (select from list_export e where e.id = export_id));
create policy visible on list_export_end for select to fengqiao_app using (
    exists (select from list_export e where e.id = export_id));

revoke update, delete, truncate on list_export, list_export_end from fengqiao_app;
