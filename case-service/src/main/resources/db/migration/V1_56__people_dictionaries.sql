-- Posts, kinds of teams and roles in them differ from place to place: 三官两员一顾问 and 三员三队+N are how this one calls its own.
insert into code_entry (code_system, code, name, position, version, valid_from)
select 'POST', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'WORK_COMMITTEE_SECRETARY', '街道党工委书记'),
    (2, 'SUBDISTRICT_DIRECTOR', '街道办事处主任'),
    (3, 'SUBDISTRICT_DEPUTY', '街道副职领导'),
    (4, 'SECTION_CADRE', '分包科级干部'),
    (5, 'COMMUNITY_SECRETARY', '社区书记'),
    (6, 'COMMUNITY_DEPUTY_SECRETARY', '社区副书记'),
    (7, 'COMMUNITY_POLICE', '社区民警'),
    (8, 'JUDGE', '法官'),
    (9, 'PROSECUTOR', '检察官'),
    (10, 'GRID_WORKER', '网格员'),
    (11, 'MEDIATOR', '调解员'),
    (12, 'LEGAL_ADVISER', '法律顾问'),
    (13, 'URBAN_OFFICER', '城管执法队员'),
    (14, 'EMERGENCY_OFFICER', '应急管理员'),
    (15, 'STAFF', '工作人员')) as t (position, code, name);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'TEAM_KIND', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'THREE_OFFICERS', '三官两员一顾问'),
    (2, 'THREE_WORKERS', '三员三队+N'),
    (3, 'SQUAD', '小分队'),
    (4, 'OTHER', '其他队伍')) as t (position, code, name);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'TEAM_ROLE', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'LEADER', '队长'),
    (2, 'POLICE_OFFICER', '警官'),
    (3, 'JUDGE', '法官'),
    (4, 'PROSECUTOR', '检察官'),
    (5, 'GRID_WORKER', '网格员'),
    (6, 'MEDIATOR', '调解员'),
    (7, 'LEGAL_ADVISER', '法律顾问'),
    (8, 'INFORMANT', '信息员'),
    (9, 'PATROL', '巡防队员'),
    (10, 'VOLUNTEER', '志愿者'),
    (11, 'MEMBER', '队员')) as t (position, code, name);
