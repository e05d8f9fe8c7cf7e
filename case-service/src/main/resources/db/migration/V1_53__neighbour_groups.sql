-- Groups of neighbours: who leads and who belongs is sealed and for those who work with the group; help tasks; and what can be reported.
create table neighbour_group (
    matter_id uuid primary key references matter (id),
    state text not null check (state in ('ACTIVE', 'DISSOLVED')),
    kind text not null check (kind in ('TEN_HOUSEHOLDS', 'BUILDING_COMMUNITY')),
    name text not null,
    households integer not null check (households between 1 and 15)
);

create table neighbour_group_people (
    matter_id uuid primary key references neighbour_group (matter_id),
    -- leader and members: names, telephones and what their doors are called
    sealed bytea not null
);

create table neighbour_group_task (
    id uuid primary key,
    matter_id uuid not null references neighbour_group (matter_id),
    state text not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
    due_on date not null,
    -- what help, and for which door
    sealed bytea not null,
    change_digest bytea,
    version bigint not null default 1
);
create index neighbour_group_tasks on neighbour_group_task (matter_id, id);

revoke delete on neighbour_group, neighbour_group_people, neighbour_group_task from fengqiao_app;

alter table neighbour_group enable row level security;
alter table neighbour_group_people enable row level security;
alter table neighbour_group_task enable row level security;

create policy visible on neighbour_group for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on neighbour_group for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on neighbour_group for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy theirs on neighbour_group_people to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy theirs on neighbour_group_task to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

-- Incidents and nothing else: what somebody is like is no kind of report.
insert into code_entry (code_system, code, name, position, version, valid_from)
select 'INCIDENT_KIND', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'WATER_LEAK', '漏水'),
    (2, 'NOISE', '噪音'),
    (3, 'FIRE_AND_POWER', '用火用电'),
    (4, 'FALLING_OBJECT', '高空抛物'),
    (5, 'QUARREL', '争吵'),
    (6, 'SUSPECTED_FIRE', '可疑火情'),
    (7, 'OTHER', '其他')) as t (position, code, name);
