-- Who may apply for a personal protection order (反家庭暴力法 §23), and what officials owe beside orders and letters (§15, §17, §18).
insert into code_entry (code_system, code, name, position, version, valid_from)
select code_system, code, name, position, '2026-01', date '2026-01-01'
from (values
    ('PROTECTION_APPLICANT', 1, 'SELF', '本人'),
    ('PROTECTION_APPLICANT', 2, 'RELATIVE', '近亲属代为申请'),
    ('PROTECTION_APPLICANT', 3, 'POLICE', '公安机关代为申请'),
    ('PROTECTION_APPLICANT', 4, 'WOMENS_FEDERATION', '妇联代为申请'),
    ('PROTECTION_APPLICANT', 5, 'COMMITTEE', '居民委员会、村民委员会代为申请'),
    ('PROTECTION_APPLICANT', 6, 'RELIEF', '救助管理机构代为申请'),
    ('PROTECTION_DUTY', 1, 'SHELTER', '临时庇护'),
    ('PROTECTION_DUTY', 2, 'VISIT', '定期查访'),
    ('PROTECTION_DUTY', 3, 'PLACEMENT', '无民事行为能力人、限制民事行为能力人临时安置'),
    ('PROTECTION_DUTY', 4, 'ESCORT', '陪同与护送'),
    ('PROTECTION_DUTY', 5, 'OTHER', '其他保护措施')) as t (code_system, position, code, name);
