-- Code tables are data with an edition and a period, never enums: every place replaces some of them.
create table code_entry (
    code_system text not null,
    code text not null,
    name text not null,
    short text,
    position integer not null,
    version text not null,
    valid_from date not null,
    valid_to date,
    area text collate "C",
    mandatory boolean,
    override boolean,
    primary key (code_system, code, version)
);
revoke insert, update, delete on code_entry from fengqiao_app;

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'DISPUTE_TYPE', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'FAMILY', '婚恋家庭'),
    (2, 'NEIGHBOUR', '邻里'),
    (3, 'PERSONALITY_RIGHTS', '人格权'),
    (4, 'PROPERTY_RIGHTS', '物权'),
    (5, 'TORT', '侵权'),
    (6, 'CONTRACT', '合同'),
    (7, 'LABOUR', '劳动人事争议'),
    (8, 'LENDING', '金融借贷'),
    (9, 'LAND', '土地及资源权属'),
    (10, 'OTHER_CIVIL', '其他民商事'),
    (11, 'URBAN_DEVELOPMENT', '城乡建设发展'),
    (12, 'CIVIL_AFFAIRS', '涉民政'),
    (13, 'ADMINISTRATIVE', '其他行政执法'),
    (14, 'LITIGATION', '涉法涉诉'),
    (15, 'DISCIPLINE', '涉组织涉纪检'),
    (16, 'ETHNIC_RELIGIOUS', '涉民族宗教'),
    (17, 'OTHER', '其他')) as t (position, code, name);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'SOURCE', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'PARTY_APPLICATION', '当事人申请'),
    (2, 'COMMITTEE_INITIATIVE', '调委会主动'),
    (3, 'POLICE_TRANSFER', '公安移交'),
    (4, 'COURT_DELEGATION', '法院委派/委托'),
    (5, 'DEPARTMENT_TRANSFER', '部门转办'),
    (6, 'HOTLINE_12345', '12345'),
    (7, 'GRID_PATROL', '网格巡查'),
    (8, 'PUBLIC_REPORT', '群众上报'),
    (9, 'SUPERIOR_ORDER', '上级指示')) as t (position, code, name);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'SCALE', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, '01', '个体性'),
    (2, '02', '一般群体性'),
    (3, '03', '重大群体性')) as t (position, code, name);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'CASE_STATUS', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'REGISTERED', '已登记'),
    (2, 'ACCEPTED', '已受理'),
    (3, 'ASSIGNED', '已交办'),
    (4, 'INVESTIGATING', '调查中'),
    (5, 'RESOLVING', '化解中'),
    (6, 'PERFORMING', '履行中'),
    (7, 'GUIDED', '已引导'),
    (8, 'OUTCOME_RECORDED', '已办结'),
    (9, 'PENDING_WRITE_OFF', '待销号'),
    (10, 'WRITTEN_OFF', '已销号'),
    (11, 'ARCHIVED', '已归档'),
    (12, 'REOPENED', '已重开'),
    (13, 'DECLINED', '不予受理'),
    (14, 'REFERRED_OUT', '已转出'),
    (15, 'MERGED', '已并案')) as t (position, code, name);

insert into code_entry (code_system, code, name, short, position, version, valid_from)
select 'DEPARTMENT', code, name, short, position, '2026-01', date '2026-01-01'
from (values
    (1, 'POLICE', '公安派出所', '公安'),
    (2, 'URBAN_MANAGEMENT', '城管执法中队', '城管'),
    (3, 'EMERGENCY', '应急管理办公室', '应急'),
    (4, 'COMMUNITY', '社区建设办公室', '社区')) as t (position, code, name, short);

insert into code_entry (code_system, code, name, position, version, valid_from, mandatory, override)
select 'INTAKE_QUESTION', code, name, position, '2026-01', date '2026-01-01', mandatory, override
from (values
    (1, 'KILL_THREAT', '是否扬言杀害他人，且有明确对象或手段', true, true),
    (2, 'WEAPON_PREPARED', '是否已准备凶器、汽油等物品', true, true),
    (3, 'INJURY_30D', '三十日内是否有人被扼颈或受伤', true, true),
    (4, 'ORDER_BREACH', '是否违反人身安全保护令或告诫书', false, true),
    (5, 'SUICIDE_THREAT', '是否有人因本纠纷扬言轻生', false, true),
    (6, 'DEPENDANT_IN_DANGER', '是否有未成年人或无行为能力的人处于危险之中', true, true),
    (7, 'MASS_VIOLENCE', '是否三十人以上聚集并伴有暴力', false, true),
    (8, 'SEPARATION', '是否正在分居、离婚或争夺抚养权', false, false),
    (9, 'PUBLIC_EXTREME_THREAT', '是否公开扬言采取极端行为，但没有明确对象', false, false),
    (10, 'PROPERTY_DAMAGE', '是否已有毁坏财物或轻微殴打', false, false),
    (11, 'LIVELIHOOD', '是否关系到工资、住房或唯一收入', false, false),
    (12, 'ALCOHOL', '冲突时是否饮酒（当事人自述或正式记录）', false, false),
    (13, 'RECENT_HEAVY_LOSS', '近期是否遭受重大损失（当事人自述或正式记录）', false, false),
    (14, 'NOBODY_TO_LEAN_ON', '是否无人可以依靠（当事人自述或正式记录）', false, false))
    as t (position, code, name, mandatory, override);
