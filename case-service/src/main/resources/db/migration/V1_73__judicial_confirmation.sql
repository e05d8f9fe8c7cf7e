-- The states of a judicial confirmation as the courts number them.
insert into code_entry (code_system, code, name, position, version, valid_from)
select 'JUDICIAL_CONFIRMATION', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, '50', '待申请'),
    (2, '51', '待受理'),
    (3, '52', '待审查'),
    (4, '53', '确认有效'),
    (5, '54', '不予确认'),
    (6, '55', '不予受理'),
    (7, '56', '超时')) as t (position, code, name);
