-- Limits are data with an article and a date: a change is another edition, and a clock keeps the one it started under.
create table clock_rule (
    kind text not null,
    -- ANY for limits of a law, which are the same under any colour
    colour text not null check (colour in ('ANY', 'NONE', 'BLUE', 'YELLOW', 'RED')),
    effective_from date not null,
    limit_amount integer not null check (limit_amount > 0),
    limit_unit text not null,
    l2_amount integer check (l2_amount > 0),
    l2_unit text,
    l1_amount integer check (l1_amount > 0),
    l1_unit text,
    pause_amount integer check (pause_amount > 0),
    pause_unit text,
    pause_reasons text[],
    extension_amount integer check (extension_amount > 0),
    extension_unit text,
    extension_times integer check (extension_times > 0),
    extension_consent_of_both boolean,
    article text not null,
    start_event text not null,
    consequence text not null,
    warned text[] not null,
    entered_by text not null,
    entered_at timestamptz not null default now(),
    primary key (kind, colour, effective_from),
    check (num_nulls(l2_amount, l2_unit, l1_amount, l1_unit) in (0, 4)),
    check (num_nulls(pause_amount, pause_unit, pause_reasons) in (0, 3)),
    check (num_nulls(extension_amount, extension_unit, extension_times, extension_consent_of_both) in (0, 4))
);
revoke delete on clock_rule from fengqiao_app;

alter table clock_rule enable row level security;
create policy readable on clock_rule for select to fengqiao_app using (true);
create policy enterable on clock_rule for insert to fengqiao_app with check (
    'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ',')));
-- an edition that is in force is never changed: clocks run under it
create policy changeable on clock_rule for update to fengqiao_app using (
    effective_from > current_date
    and 'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ',')));

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'PAUSE_REASON', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'APPRAISAL', '等待鉴定、评估'),
    (2, 'OTHER_PROCEEDING', '等待诉讼、仲裁或行政程序的结果'),
    (3, 'PARTY_ABSENT', '当事人患病、外出或下落不明'),
    (4, 'FORCE_MAJEURE', '不可抗力')) as t (position, code, name);

-- the limits of the house
insert into clock_rule (
    kind, colour, effective_from, limit_amount, limit_unit, l2_amount, l2_unit, l1_amount, l1_unit, article, start_event,
    consequence, warned, entered_by)
select kind, colour, date '2025-01-01', amount, unit, l2, climbs_in, l1, climbs_in, '枫桥平台默认时限', start_event,
    '逾期先提醒责任人，再依次上报 L2、L1', '{L3,L2,L1}', 'built-in'
from (values
    ('ACCEPT', 'RED', 15, 'MINUTE', 15, 30, 'MINUTE', '登记'),
    ('ACCEPT', 'YELLOW', 2, 'WORKING_HOUR', 4, 8, 'WORKING_HOUR', '登记'),
    ('ACCEPT', 'BLUE', 1, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '登记'),
    ('ACCEPT', 'NONE', 1, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '登记'),
    ('SIGN', 'RED', 15, 'MINUTE', 15, 30, 'MINUTE', '交办或移交'),
    ('SIGN', 'YELLOW', 2, 'WORKING_HOUR', 4, 8, 'WORKING_HOUR', '交办或移交'),
    ('SIGN', 'BLUE', 1, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '交办或移交'),
    ('SIGN', 'NONE', 1, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '交办或移交'),
    ('FIRST_CONTACT', 'RED', 1, 'HOUR', 15, 30, 'MINUTE', '签收'),
    ('FIRST_CONTACT', 'YELLOW', 24, 'HOUR', 4, 8, 'WORKING_HOUR', '签收'),
    ('FIRST_CONTACT', 'BLUE', 3, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '签收'),
    ('FIRST_CONTACT', 'NONE', 3, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '签收'),
    ('FIRST_REPORT', 'RED', 4, 'HOUR', 15, 30, 'MINUTE', '签收'),
    ('FIRST_REPORT', 'YELLOW', 2, 'WORKING_DAY', 4, 8, 'WORKING_HOUR', '签收'),
    ('FIRST_REPORT', 'BLUE', 5, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '签收'),
    ('FIRST_REPORT', 'NONE', 5, 'WORKING_DAY', 2, 5, 'WORKING_DAY', '签收'),
    ('SILENCE', 'RED', 24, 'HOUR', 15, 30, 'MINUTE', '最近一次更新'),
    ('SILENCE', 'YELLOW', 5, 'DAY', 4, 8, 'WORKING_HOUR', '最近一次更新'),
    ('SILENCE', 'BLUE', 15, 'DAY', 2, 5, 'WORKING_DAY', '最近一次更新'),
    ('SILENCE', 'NONE', 15, 'DAY', 2, 5, 'WORKING_DAY', '最近一次更新'),
    ('JOINT_MEETING', 'RED', 24, 'HOUR', 15, 30, 'MINUTE', '定为红色；黄色且涉及两个以上部门'),
    ('JOINT_MEETING', 'YELLOW', 5, 'WORKING_DAY', 4, 8, 'WORKING_HOUR', '定为红色；黄色且涉及两个以上部门'),
    ('PLAN', 'RED', 24, 'HOUR', 15, 30, 'MINUTE', '定为红色'),
    ('RESOLVE', 'YELLOW', 15, 'DAY', 4, 8, 'WORKING_HOUR', '签收'),
    ('RESOLVE', 'BLUE', 30, 'DAY', 2, 5, 'WORKING_DAY', '签收'),
    ('RESOLVE', 'NONE', 30, 'DAY', 2, 5, 'WORKING_DAY', '签收')) as t (kind, colour, amount, unit, l2, l1, climbs_in, start_event);

update clock_rule
set extension_amount = 15,
    extension_unit = 'DAY',
    extension_times = 1,
    extension_consent_of_both = colour <> 'YELLOW',
    pause_amount = case colour when 'YELLOW' then 15 else 30 end,
    pause_unit = 'DAY',
    pause_reasons = '{APPRAISAL,OTHER_PROCEEDING,PARTY_ABSENT,FORCE_MAJEURE}'
where kind = 'RESOLVE';

-- the limits of the law
insert into clock_rule (
    kind, colour, effective_from, limit_amount, limit_unit, extension_amount, extension_unit, extension_times,
    extension_consent_of_both, article, start_event, consequence, warned, entered_by)
select kind, 'ANY', effective_from, amount, unit, extension, extension_unit, times, consent, article, start_event,
    consequence, warned::text[], 'built-in'
from (values
    ('JUDICIAL_CONFIRMATION', date '2024-01-01', 30, 'LEGAL_DAY', null::integer, null, null::integer, null::boolean,
        '《民事诉讼法》第二百零五条', '调解协议生效', '不能再共同申请司法确认，协议只有合同效力', '{MEDIATOR,PARTIES}'),
    ('PETITION_ACCEPTANCE', date '2022-05-01', 15, 'LEGAL_DAY', null, null, null, null,
        '《信访工作条例》第二十二条', '收到信访事项', '责令改正，追究责任', '{LEAD,L2}'),
    ('PETITION_REROUTE', date '2022-05-01', 5, 'LEGAL_WORKING_DAY', null, null, null, null,
        '《信访工作条例》第二十二条', '收到转送、交办的信访事项', '不能再提出异议，由收到的单位办理', '{LEAD,L2}'),
    ('PETITION_CONCLUSION', date '2022-05-01', 60, 'LEGAL_DAY', 30, 'LEGAL_DAY', 1, false,
        '《信访工作条例》第三十四条', '受理信访事项', '责令改正，追究责任；延长须经负责人批准并告知信访人', '{LEAD,L2,L1}'),
    ('PROTECTION_ORDER', date '2016-03-01', 72, 'HOUR', null, null, null, null,
        '《反家庭暴力法》第二十八条', '人民法院受理申请', '向人民法院了解并跟进保护措施', '{LEAD,POLICE,L2}'),
    ('PROTECTION_ORDER_URGENT', date '2016-03-01', 24, 'HOUR', null, null, null, null,
        '《反家庭暴力法》第二十八条', '人民法院受理紧急申请', '立即向人民法院了解并跟进保护措施', '{LEAD,POLICE,L2}'),
    ('PROTECTION_ORDER_VALIDITY', date '2016-03-01', 6, 'MONTH', null, null, null, null,
        '《反家庭暴力法》第三十条', '作出保护令', '保护令失效，失效前可以申请撤销、变更或者延长', '{LEAD,POLICE,PARTIES}'))
    as t (kind, effective_from, amount, unit, extension, extension_unit, times, consent, article, start_event, consequence,
        warned);
