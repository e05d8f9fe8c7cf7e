-- What a studio can do: every type of dispute, and these, which cut across them. How well one fits a type is data that a place replaces.
insert into code_entry (code_system, code, name, position, version, valid_from)
select 'STUDIO_SKILL', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'FAMILY_AFFAIRS', '家事'),
    (2, 'LABOUR_RELATIONS', '劳资'),
    (3, 'ESTATE_SERVICES', '物业'),
    (4, 'LAW', '法律'),
    (5, 'PSYCHOLOGY', '心理')) as t (position, code, name);

create table skill_fit (
    skill text not null,
    dispute_type text not null,
    percent integer not null check (percent between 1 and 100),
    primary key (dispute_type, skill)
);
comment on table skill_fit is 'a type of dispute as a skill fits its own type by 100 and needs no row';
revoke insert, update, delete on skill_fit from fengqiao_app;

insert into skill_fit (skill, dispute_type, percent) values
    ('FAMILY_AFFAIRS', 'FAMILY', 100),
    ('FAMILY_AFFAIRS', 'NEIGHBOUR', 40),
    ('LABOUR_RELATIONS', 'LABOUR', 100),
    ('LABOUR_RELATIONS', 'CONTRACT', 40),
    ('ESTATE_SERVICES', 'NEIGHBOUR', 60),
    ('ESTATE_SERVICES', 'PROPERTY_RIGHTS', 80),
    ('ESTATE_SERVICES', 'URBAN_DEVELOPMENT', 60),
    ('LAW', 'LITIGATION', 100),
    ('LAW', 'CONTRACT', 80),
    ('LAW', 'LENDING', 80),
    ('LAW', 'TORT', 80),
    ('LAW', 'PROPERTY_RIGHTS', 70),
    ('LAW', 'PERSONALITY_RIGHTS', 70),
    ('LAW', 'ADMINISTRATIVE', 70),
    ('LAW', 'LAND', 60),
    ('LAW', 'OTHER_CIVIL', 60),
    ('LAW', 'LABOUR', 60),
    ('LAW', 'FAMILY', 40),
    ('PSYCHOLOGY', 'FAMILY', 60),
    ('PSYCHOLOGY', 'PERSONALITY_RIGHTS', 60),
    ('PSYCHOLOGY', 'NEIGHBOUR', 30);
