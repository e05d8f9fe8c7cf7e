-- Teams are data: which kinds there are is a dictionary, who serves in one is a list with dates, and one person may serve in several.
create table team (
    id uuid primary key,
    -- where it is at home, and its name is unique
    home text collate "C" not null,
    kind text not null,
    name text not null,
    areas text[] not null check (cardinality(areas) > 0),
    unique (home, name)
);

create table team_member (
    team_id uuid not null,
    official_id uuid not null,
    role text not null,
    since date not null,
    -- the last day
    until date check (until >= since),
    primary key (team_id, official_id, role, since)
);
create index team_member_of_official on team_member (official_id);

revoke delete on team, team_member from fengqiao_app;
alter table team enable row level security;
alter table team_member enable row level security;

create policy visible on team for select to fengqiao_app using (
    exists (select from matter m where m.id = team.id));
create policy writable on team for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = team.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on team for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = team.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on team_member for select to fengqiao_app using (
    exists (select from matter m where m.id = team_member.team_id));
create policy writable on team_member for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = team_member.team_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on team_member for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = team_member.team_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
