-- A first set for the whole city; a subdistrict overrides it with cards of its own area.
insert into run_card (type, colour, scale, area, valid_from, tasks, entered_by)
select type, colour, scale, 'HC', date '2026-01-01', tasks::jsonb, 'migration'
from (values
    ('ANY', 'NONE', '01', '[
        {"department": "COMMUNITY", "task": "上门了解情况，约双方面谈"}]'),
    ('ANY', 'RED', '01', '[
        {"department": "COMMUNITY", "task": "稳控双方，随时报告"},
        {"department": "POLICE", "task": "到场处置，评估现实危险"}]'),
    ('ANY', 'NONE', '03', '[
        {"department": "COMMUNITY", "task": "确定代表，稳定情绪"},
        {"department": "EMERGENCY", "task": "准备现场保障"},
        {"department": "POLICE", "task": "维护现场秩序"}]'),
    ('NEIGHBOUR', 'NONE', '01', '[
        {"department": "COMMUNITY", "task": "上门调解"}]'),
    ('NEIGHBOUR', 'RED', '01', '[
        {"department": "COMMUNITY", "task": "隔离双方，联系亲友"},
        {"department": "POLICE", "task": "到场处置，评估现实危险"}]'),
    ('FAMILY', 'NONE', '01', '[
        {"department": "COMMUNITY", "task": "分别约谈，告知求助渠道"}]'),
    ('FAMILY', 'RED', '01', '[
        {"department": "COMMUNITY", "task": "安置与陪护，联系妇联"},
        {"department": "POLICE", "task": "出警，必要时出具告诫书（反家庭暴力法 §16）"}]'),
    ('LABOUR', 'NONE', '01', '[
        {"department": "COMMUNITY", "task": "核实用工与欠薪情况"}]'),
    ('LABOUR', 'NONE', '02', '[
        {"department": "COMMUNITY", "task": "登记全部当事人，推选代表"},
        {"department": "EMERGENCY", "task": "核查现场安全，准备保障"},
        {"department": "POLICE", "task": "维护秩序，查找欠薪责任人"}]'),
    ('URBAN_DEVELOPMENT', 'NONE', '01', '[
        {"department": "COMMUNITY", "task": "上门了解情况，约双方面谈"},
        {"department": "URBAN_MANAGEMENT", "task": "现场勘查，查明是否违建"}]')) as t (type, colour, scale, tasks);
