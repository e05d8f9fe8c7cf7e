-- Statistics: one row per case that happened (no drills), as the events of the case left it. It is a reading of the source and can be
-- made anew from it at any time; statistics_source says how.
create table statistics_case (
    case_id uuid primary key,
    -- of the case, when it was read
    version bigint not null,
    -- to the community
    area text collate "C" not null,
    -- who answers for it now, or raised it while nobody does
    department text not null,
    type text not null,
    restricted_to text[] not null,
    -- where it was talked over in appointments that were kept
    studios text[] not null,
    raised_at timestamptz not null,
    accepted_at timestamptz,
    declined_at timestamptz,
    referred_at timestamptz,
    merged_at timestamptz,
    signed_at timestamptz,
    contacted_at timestamptz,
    -- since when it is settled; what broke open again is not
    settled_at timestamptz,
    outcome text check (
        outcome in ('SUCCESS', 'PARTIAL', 'FAILED', 'REFUSED', 'ENDED', 'SETTLED_WITHOUT_MEDIATION')),
    -- that answered for it when it was settled
    tier text check (tier in ('L3', 'L2', 'L1')),
    -- since when it is out of our hands: handed on, or guided to other routes
    upward_at timestamptz,
    written_off_at timestamptz,
    -- since when nobody works on it, whichever way it ended
    ended_at timestamptz,
    -- when it first missed a clock, and when a miss first climbed
    missed_at timestamptz,
    missed_l2_at timestamptz,
    missed_l1_at timestamptz,
    reopened_at timestamptz,
    reopened integer not null,
    sign_seconds integer,
    contact_seconds integer,
    resolve_seconds integer,
    close_seconds integer,
    found_reported_seconds integer,
    reported_counselled_seconds integer,
    counselled_resolved_seconds integer,
    found_resolved_seconds integer
);

-- a number is looked into along its day
create index statistics_case_raised on statistics_case (raised_at, case_id);
create index statistics_case_accepted on statistics_case (accepted_at, case_id) where accepted_at is not null;
create index statistics_case_declined on statistics_case (declined_at, case_id) where declined_at is not null;
create index statistics_case_referred on statistics_case (referred_at, case_id) where referred_at is not null;
create index statistics_case_merged on statistics_case (merged_at, case_id) where merged_at is not null;
create index statistics_case_settled on statistics_case (settled_at, case_id) where settled_at is not null;
create index statistics_case_upward on statistics_case (upward_at, case_id) where upward_at is not null;
create index statistics_case_written_off on statistics_case (written_off_at, case_id) where written_off_at is not null;
create index statistics_case_missed on statistics_case (missed_at, case_id) where missed_at is not null;
create index statistics_case_missed_l2 on statistics_case (missed_l2_at, case_id) where missed_l2_at is not null;
create index statistics_case_missed_l1 on statistics_case (missed_l1_at, case_id) where missed_l1_at is not null;
-- those that were open at the end of a period: they are still, or ended later
create index statistics_case_open on statistics_case (raised_at, case_id) where ended_at is null;
create index statistics_case_open_there on statistics_case (area, raised_at, case_id) where ended_at is null;
create index statistics_case_ended on statistics_case (ended_at, case_id) where ended_at is not null;
-- the large ones in one place, of one type and of one outcome: the others are few on any day
create index statistics_case_raised_there on statistics_case (area, raised_at, case_id);
create index statistics_case_accepted_there on statistics_case (area, accepted_at, case_id) where accepted_at is not null;
create index statistics_case_settled_there on statistics_case (area, settled_at, case_id) where settled_at is not null;
create index statistics_case_raised_of_type on statistics_case (type, raised_at, case_id);
create index statistics_case_settled_of_type on statistics_case (type, settled_at, case_id) where settled_at is not null;
create index statistics_case_outcome on statistics_case (outcome, settled_at, case_id) where settled_at is not null;
create index statistics_case_reopened on statistics_case (reopened_at, case_id) where reopened_at is not null;

alter table statistics_case enable row level security;
create policy visible on statistics_case for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (restricted_to = '{}' or (select current_setting('fengqiao.department', true)) = any (restricted_to))));
create policy the_service on statistics_case to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');

create function seconds_between(earlier timestamptz, later timestamptz) returns integer
language sql immutable
return least(greatest(floor(extract(epoch from later - earlier)), 0), 2147483647)::integer;

-- What the row of each case has to be. The view belongs to the owner, because the lines of a timeline are for those on the case; only
-- the service itself is answered.
create view statistics_source as
select c.id as case_id,
    c.version,
    c.community as area,
    c.holder as department,
    c.type,
    case when c.restricted then c.departments else '{}' end as restricted_to,
    array(
        select distinct b.studio_id::text
        from studio_booking b
        where b.case_id = c.id
        and b.status = 'KEPT'
        order by 1) as studios,
    c.raised_at,
    life.accepted_at,
    life.declined_at,
    life.referred_at,
    life.merged_at,
    life.signed_at,
    life.contacted_at,
    stands.settled_at,
    stands.outcome,
    case when stands.settled_at is not null then
        (array['L3', 'L2', 'L1'])[least(3, 1 + (
            select count(*)
            from case_timeline u
            where u.case_id = c.id
            and u.what = 'RAISED_UP'
            and u.sequence < stands.settled))] end as tier,
    coalesce(
        life.referred_at,
        case when stands.outcome in ('FAILED', 'REFUSED', 'ENDED') then stands.settled_at end) as upward_at,
    case when c.status in ('WRITTEN_OFF', 'ARCHIVED') then life.written_off_at end as written_off_at,
    case when not c.open then
        coalesce(life.written_off_at, life.declined_at, life.referred_at, life.merged_at) end as ended_at,
    life.missed_at,
    life.missed_l2_at,
    life.missed_l1_at,
    life.reopened_at,
    c.reopened,
    seconds_between(life.assigned_at, life.signed_at) as sign_seconds,
    seconds_between(life.signed_at, life.contacted_at) as contact_seconds,
    seconds_between(c.raised_at, stands.settled_at) as resolve_seconds,
    case when c.status in ('WRITTEN_OFF', 'ARCHIVED') then
        seconds_between(c.raised_at, life.written_off_at) end as close_seconds,
    case when stands.settled_at is not null then
        seconds_between(known.found_at, known.reported_at) end as found_reported_seconds,
    case when stands.settled_at is not null then
        seconds_between(known.reported_at, life.contacted_at) end as reported_counselled_seconds,
    seconds_between(life.contacted_at, stands.settled_at) as counselled_resolved_seconds,
    seconds_between(known.found_at, stands.settled_at) as found_resolved_seconds
from dispute_case c
cross join lateral (
    select least(c.found_at, min(o.found_at)) as found_at,
        least(c.raised_at, min(o.reported_at)) as reported_at
    from clue_of_case o
    where o.case_id = c.id) as known
cross join lateral (
    select min(t.at) filter (where t.what = 'ACCEPTED') as accepted_at,
        min(t.at) filter (where t.what = 'DECLINED') as declined_at,
        min(t.at) filter (where t.what = 'REFERRED_OUT') as referred_at,
        min(t.at) filter (where t.what = 'MERGED') as merged_at,
        min(t.at) filter (where t.what = 'SIGNED') as signed_at,
        max(t.at) filter (where t.what in ('ASSIGNED', 'HANDED_OVER') and t.sequence < t.first_signed) as assigned_at,
        min(t.at) filter (where t.what = 'CONTACT_MADE') as contacted_at,
        max(t.at) filter (where t.what = 'WRITTEN_OFF') as written_off_at,
        min(t.at) filter (where t.what = 'REOPENED') as reopened_at,
        min(t.at) filter (where t.house_missed) as missed_at,
        min(t.at) filter (where t.house_missed and t.about like '%:L2') as missed_l2_at,
        min(t.at) filter (where t.house_missed and t.about like '%:L1') as missed_l1_at,
        coalesce(max(t.sequence) filter (where t.what in ('BREACHED', 'WRITE_OFF_REFUSED', 'REOPENED')), 0) as broken
    from (
        select l.*,
            min(l.sequence) filter (where l.what = 'SIGNED') over () as first_signed,
            -- clocks of our own: that a court or the parties let a day of the law pass is no miss of the house
            l.what = 'CLOCK_MISSED' and split_part(l.about, ':', 1) in (
                'ACCEPT', 'SIGN', 'FIRST_CONTACT', 'FIRST_REPORT', 'SILENCE', 'JOINT_MEETING', 'PLAN', 'RESOLVE') as house_missed
        from case_timeline l
        where l.case_id = c.id) as t) as life
cross join lateral (
    select min(t.at) filter (where t.settles) as settled_at,
        min(t.sequence) filter (where t.settles) as settled,
        (array_agg(t.cause order by t.sequence desc) filter (where t.cause is not null))[1] as guided,
        (array_agg(t.about order by t.sequence desc) filter (where t.what = 'AGREED'))[1] as agreed
    from (
        select l.*,
            l.what in ('AGREED', 'GUIDED', 'OUTCOME_RECORDED', 'PERFORMED', 'BREACHED') as settles,
            case l.what when 'GUIDED' then l.about when 'BREACHED' then 'BREACHED' end as cause
        from case_timeline l
        where l.case_id = c.id
        -- what breaks open starts anew; an agreement that was not kept can be guided to other routes in the same step, and is at an
        -- end with it
        and (l.sequence > life.broken or l.what = 'BREACHED' and l.about = 'GUIDED' and l.sequence = life.broken)) as t) as since
cross join lateral (
    select since.settled_at, since.settled,
        case
            when since.settled_at is null then null
            -- who refuses has not failed: whatever is written down afterwards, short of a settlement
            when since.guided = 'REFUSED'
                and coalesce(c.outcome, '') not in ('SUCCESS', 'PARTIAL', 'SETTLED_WITHOUT_MEDIATION') then 'REFUSED'
            when c.outcome in ('SUCCESS', 'PARTIAL', 'FAILED', 'REFUSED', 'SETTLED_WITHOUT_MEDIATION') then c.outcome
            -- ended otherwise, not accepted, and what a place has added to the dictionary
            when c.outcome is not null then 'ENDED'
            when since.guided in ('FAILED', 'BREACHED') then 'FAILED'
            when since.guided is not null then 'ENDED'
            when since.agreed = 'PARTIAL' then 'PARTIAL'
            else 'SUCCESS'
        end as outcome) as stands
where c.mode = 'ACTUAL'
and (select current_setting('fengqiao.roles', true)) = 'SERVICE';
revoke insert, update, delete on statistics_source from fengqiao_app;
