-- How the statistics follow the events: how far they have read, what has to wait, and which numbers of past months were corrected.
create table statistics_progress (
    partition integer primary key,
    next_offset bigint not null,
    -- time of the newest event that was read
    event_at timestamptz not null
);

-- An event can arrive before the row it is about is visible, and a row can fail to be read; neither stops the events behind it.
create table statistics_waiting (
    subject uuid not null,
    -- each by itself: an appointment is found by the version of its studio
    sequence bigint not null,
    since timestamptz not null default now(),
    tries integer not null default 0,
    next_at timestamptz not null default now(),
    error text,
    primary key (subject, sequence)
);
create index statistics_waiting_next on statistics_waiting (next_at);

-- What was counted in a month that was over, and is not any more, or for another department now. Never rewritten.
create table statistics_correction (
    case_id uuid not null,
    version bigint not null,
    month date not null,
    area text collate "C" not null,
    -- of whose numbers it is: it lost something, or was given or left what another department had counted (moved)
    department text not null,
    moved boolean not null,
    type text not null,
    restricted_to text[] not null,
    -- what is no longer counted there or counted there now, as in the cells
    codes integer[] not null,
    -- kind of the line of the timeline that did it
    why text not null,
    at timestamptz not null,
    primary key (month, case_id, version, department, moved)
);

revoke update, delete on statistics_correction from fengqiao_app;

alter table statistics_progress enable row level security;
alter table statistics_waiting enable row level security;
alter table statistics_correction enable row level security;
-- that and until when events were read says nothing of a case
create policy readable on statistics_progress for select to fengqiao_app using (true);
create policy the_service on statistics_progress to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy the_service on statistics_waiting to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy visible on statistics_correction for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (restricted_to = '{}' or (select current_setting('fengqiao.department', true)) = any (restricted_to))));
create policy writable on statistics_correction for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- Which cases an event beside the cases is about: a clue that became one, an appointment of a studio for one.
create view statistics_link as
select matter_id as subject, null::bigint as version, case_id
from clue_of_case
where (select current_setting('fengqiao.roles', true)) = 'SERVICE'
union all
select studio_id, studio_version, case_id
from studio_booking
where case_id is not null
and (select current_setting('fengqiao.roles', true)) = 'SERVICE';
revoke insert, update, delete on statistics_link from fengqiao_app;
create index studio_booking_by_version on studio_booking (studio_id, studio_version) where case_id is not null;

-- What was done last to a case.
create view statistics_line as
select case_id, sequence, at, what
from case_timeline
where (select current_setting('fengqiao.roles', true)) = 'SERVICE';
revoke insert, update, delete on statistics_line from fengqiao_app;
