-- Officials, teams and responsibilities of the demo subdistrict, all invented; some carry the accounts of the demo. 南苑 and 双槐 lack a deputy each.
create temporary table demo_official (
    number integer,
    name text,
    department text,
    area text,
    posts text[],
    subject text
);

insert into demo_official values
    (1, '沈主任', 'COMMUNITY', 'HC.FQ', '{SUBDISTRICT_DIRECTOR}', 'leader'),
    (2, '顾书记', 'COMMUNITY', 'HC.FQ', '{WORK_COMMITTEE_SECRETARY}', null),
    (3, '赵主任', 'EMERGENCY', 'HC.FQ', '{SECTION_CADRE,EMERGENCY_OFFICER}', 'emergency.dispatcher'),
    (4, '林队长', 'URBAN_MANAGEMENT', 'HC.FQ', '{SECTION_CADRE,URBAN_OFFICER}', 'urban.dispatcher'),
    (5, '陈警官', 'POLICE', 'HC.FQ', '{SECTION_CADRE,COMMUNITY_POLICE}', 'police.dispatcher'),
    (6, '周联络员', 'POLICE', 'HC.FQ', '{COMMUNITY_POLICE}', 'liaison.police'),
    (7, '李网格员', 'COMMUNITY', 'HC.FQ.C03', '{GRID_WORKER}', 'community.grid'),
    (8, '方法官', 'COMMUNITY', 'HC.FQ', '{JUDGE}', null),
    (9, '章检察官', 'COMMUNITY', 'HC.FQ', '{PROSECUTOR}', null),
    (10, '汪律师', 'COMMUNITY', 'HC.FQ', '{LEGAL_ADVISER}', null),
    (11, '何科长', 'COMMUNITY', 'HC.FQ', '{SECTION_CADRE}', 'cadre'),
    (12, '宋科长', 'COMMUNITY', 'HC.FQ', '{SECTION_CADRE}', null),
    (101, '许望', 'COMMUNITY', 'HC.FQ.C01', '{COMMUNITY_SECRETARY}', null),
    (102, '吴溪', 'COMMUNITY', 'HC.FQ.C02', '{COMMUNITY_SECRETARY}', null),
    (103, '王书记', 'COMMUNITY', 'HC.FQ.C03', '{COMMUNITY_SECRETARY}', 'community.dispatcher'),
    (104, '石青', 'COMMUNITY', 'HC.FQ.C04', '{COMMUNITY_SECRETARY}', null),
    (105, '柳荫', 'COMMUNITY', 'HC.FQ.C05', '{COMMUNITY_SECRETARY}', null),
    (106, '童心', 'COMMUNITY', 'HC.FQ.C06', '{COMMUNITY_SECRETARY}', null),
    (107, '何湾', 'COMMUNITY', 'HC.FQ.C07', '{COMMUNITY_SECRETARY}', null),
    (108, '陈晨', 'COMMUNITY', 'HC.FQ.C08', '{COMMUNITY_SECRETARY}', null),
    (109, '南风', 'COMMUNITY', 'HC.FQ.C09', '{COMMUNITY_SECRETARY}', null),
    (110, '怀双', 'COMMUNITY', 'HC.FQ.C10', '{COMMUNITY_SECRETARY}', null),
    (111, '乔新', 'COMMUNITY', 'HC.FQ.C11', '{COMMUNITY_SECRETARY}', null),
    (201, '许副书记', 'COMMUNITY', 'HC.FQ.C01', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (202, '吴副书记', 'COMMUNITY', 'HC.FQ.C02', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (203, '孙副书记', 'COMMUNITY', 'HC.FQ.C03', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', 'community.mediator'),
    (204, '钱副书记', 'COMMUNITY', 'HC.FQ.C04', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (205, '郑副书记', 'COMMUNITY', 'HC.FQ.C05', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (206, '冯副书记', 'COMMUNITY', 'HC.FQ.C06', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (207, '褚副书记', 'COMMUNITY', 'HC.FQ.C07', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (208, '卫副书记', 'COMMUNITY', 'HC.FQ.C08', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (209, '蒋副书记', 'COMMUNITY', 'HC.FQ.C09', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (210, '韩副书记', 'COMMUNITY', 'HC.FQ.C10', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null),
    (211, '杨副书记', 'COMMUNITY', 'HC.FQ.C11', '{COMMUNITY_DEPUTY_SECRETARY,MEDIATOR}', null);

create temporary table demo_matter as
select 'OFFICIAL' as kind, number, area, department as lead, '到任' as what_name, 'JOINED' as what
from demo_official
union all
select 'TEAM', 1000 + community, 'HC.FQ.C' || lpad(community::text, 2, '0'), 'COMMUNITY', '组建队伍', 'FORMED'
from generate_series(1, 11) as community
union all
select 'RESPONSIBILITY', 2000 + community, 'HC.FQ.C' || lpad(community::text, 2, '0'), 'COMMUNITY', '任命', 'APPOINTED'
from generate_series(1, 11) as community
union all
select 'RESPONSIBILITY', 2000, 'HC.FQ', 'COMMUNITY', '任命', 'APPOINTED';

insert into matter (
    id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
    opened_by_subject, opened_by_department, request_key, request_digest)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid,
    kind,
    area,
    '{COMMUNITY,EMERGENCY,POLICE,URBAN_MANAGEMENT}',
    lead,
    false,
    1,
    timestamptz '2026-01-01 00:00:00+08',
    timestamptz '2026-01-01 00:00:00+08',
    'demo',
    'COMMUNITY',
    'demo-' || number,
    ''
from demo_matter
on conflict do nothing;

insert into matter_history (matter_id, version, at, what, what_name, by_subject, by_name, by_department, digest)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid,
    1,
    timestamptz '2026-01-01 00:00:00+08',
    what,
    what_name,
    'demo',
    '系统管理员',
    'COMMUNITY',
    ''
from demo_matter
on conflict do nothing;

insert into official (id, subdistrict, code, name, department, posts, subject, active_from)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid,
    'HC.FQ',
    'FQ-' || lpad(number::text, 4, '0'),
    name,
    department,
    posts,
    subject,
    date '2026-01-01'
from demo_official
on conflict do nothing;

-- who was there before had no account then
update official
set subject = demo_official.subject
from demo_official
where official.id = ('019b7600-0000-7000-8000-' || lpad(to_hex(demo_official.number), 12, '0'))::uuid
    and official.subject is null
    and demo_official.subject is not null;

insert into team (id, home, kind, name, areas)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(1000 + community), 12, '0'))::uuid,
    'HC.FQ.C' || lpad(community::text, 2, '0'),
    'THREE_OFFICERS',
    '三官两员一顾问',
    array['HC.FQ.C' || lpad(community::text, 2, '0')]
from generate_series(1, 11) as community
on conflict do nothing;

-- one officer, judge, prosecutor and adviser serve in all of them; the deputy secretary mediates in their own
insert into team_member (team_id, official_id, role, since)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(1000 + community), 12, '0'))::uuid,
    ('019b7600-0000-7000-8000-' || lpad(to_hex(coalesce(number, 200 + community)), 12, '0'))::uuid,
    role,
    date '2026-01-01'
from generate_series(1, 11) as community,
    (values
        (6, 'POLICE_OFFICER'),
        (8, 'JUDGE'),
        (9, 'PROSECUTOR'),
        (10, 'LEGAL_ADVISER'),
        (null, 'MEDIATOR')) as serving (number, role)
on conflict do nothing;

insert into responsibility (id, area)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, area
from demo_matter
where kind = 'RESPONSIBILITY'
on conflict do nothing;

insert into responsibility_term (responsibility_id, level, seat, since, official_id)
select ('019b7600-0000-7000-8000-' || lpad(to_hex(2000 + community), 12, '0'))::uuid,
    level,
    seat,
    timestamptz '2026-01-01 00:00:00+08',
    ('019b7600-0000-7000-8000-' || lpad(to_hex(official), 12, '0'))::uuid
from (
    select 0 as community, 'L1' as level, 'HOLDER' as seat, 1 as official
    union all
    select 0, 'L1', 'DEPUTY', 2
    union all
    select community, 'L3', 'HOLDER', 100 + community
    from generate_series(1, 11) as community
    union all
    select community, 'L3', 'DEPUTY', 200 + community
    from generate_series(1, 11) as community
    where community <> 10
    union all
    select community, 'L2', 'HOLDER', (array[3, 4, 5, 11, 12])[1 + community % 5]
    from generate_series(1, 11) as community
    union all
    select community, 'L2', 'DEPUTY', (array[3, 4, 5, 11, 12])[1 + (community + 1) % 5]
    from generate_series(1, 11) as community
    where community <> 9) as appointed
on conflict do nothing;

drop table demo_official;
drop table demo_matter;
