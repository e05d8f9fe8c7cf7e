-- Patrols: where somebody is to go, who goes, and where they were. A place is chosen from the tree of areas; nobody's position is taken.
create table patrol (
    matter_id uuid primary key references matter (id),
    state text not null check (state in ('PLANNED', 'UNDER_WAY', 'FINISHED', 'CANCELLED')),
    purpose text not null,
    -- on which it begins, at the place
    day date not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    team_id uuid,
    -- because of which it is gone
    case_id uuid,
    campaign_id uuid,
    started_at timestamptz,
    ended_at timestamptz,
    stops integer not null check (stops > 0),
    visited integer not null default 0 check (visited between 0 and stops),
    check (state in ('PLANNED', 'CANCELLED') or started_at is not null),
    check ((ended_at is not null) = (state in ('FINISHED', 'CANCELLED')))
);
create index patrol_of_day on patrol (day, matter_id);
create index patrol_open on patrol (matter_id) where state in ('PLANNED', 'UNDER_WAY');

create table patrol_goer (
    matter_id uuid not null references patrol (matter_id),
    official_id uuid not null,
    primary key (matter_id, official_id)
);
create index patrol_goer_by_official on patrol_goer (official_id);

create table patrol_stop (
    id uuid primary key,
    matter_id uuid not null references patrol (matter_id),
    position integer not null check (position > 0),
    area text collate "C" not null,
    -- the same to the precision of a grid, which is what lists go by
    grid text collate "C" not null,
    visited_at timestamptz,
    observed text check (observed in ('NOTHING', 'SOMETHING')),
    unique (matter_id, position),
    unique (matter_id, area)
);
create index patrol_stop_in_grid on patrol_stop (grid, matter_id);

create table patrol_check_in (
    id uuid primary key,
    matter_id uuid not null references patrol (matter_id),
    -- of two who are there at once one checks in
    stop_id uuid not null unique references patrol_stop (id),
    area text collate "C" not null,
    by_subject text not null,
    by_name text not null,
    by_department text not null,
    -- the phone's own, so that a check-in that is sent again is the same one
    request_key text not null,
    digest bytea not null,
    -- when it was made, as the phone says, and when it arrived
    at timestamptz not null,
    received_at timestamptz not null,
    observed text not null check (observed in ('NOTHING', 'SOMETHING')),
    note bytea,
    clue_id uuid,
    -- there is no index by person across patrols: where somebody was is not asked
    unique (matter_id, by_subject, request_key),
    check ((clue_id is not null) = (observed = 'SOMETHING'))
);
create index patrol_check_in_of on patrol_check_in (matter_id, id);

revoke delete on patrol, patrol_goer, patrol_stop, patrol_check_in from fengqiao_app;
revoke update on patrol_goer, patrol_check_in from fengqiao_app;

alter table patrol enable row level security;
alter table patrol_goer enable row level security;
alter table patrol_stop enable row level security;
alter table patrol_check_in enable row level security;

create policy visible on patrol for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on patrol for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on patrol for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on patrol_stop for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on patrol_stop for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on patrol_stop for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

-- who goes, and who was where, is for those who work on it
create policy theirs on patrol_goer to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy theirs on patrol_check_in to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
