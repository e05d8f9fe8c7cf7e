-- What patrols are for differs from place to place, so it is a dictionary.
insert into code_entry (code_system, code, name, position, version, valid_from)
select 'PATROL_PURPOSE', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'DISPUTES', '矛盾纠纷排查'),
    (2, 'PUBLIC_SECURITY', '治安巡逻'),
    (3, 'FIRE_SAFETY', '消防隐患排查'),
    (4, 'CITY_ORDER', '市容秩序巡查'),
    (5, 'FLOOD', '防汛巡查'),
    (6, 'KEY_PLACE', '重点部位巡查'),
    (7, 'CASE_FOLLOW_UP', '案件周边巡访'),
    (8, 'OTHER', '其他巡查')) as t (position, code, name);
