-- 禾川市枫桥街道, eleven communities: every name is invented, so that the demo points at nobody.
insert into area (path, name, kind) values
    ('HC', '禾川市', 'CITY'),
    ('HC.FQ', '枫桥街道', 'SUBDISTRICT')
on conflict (path) do nothing;

with community (number, name, grids) as (values
    (1, '望枫社区', 5),
    (2, '溪桥社区', 5),
    (3, '禾丰社区', 6),
    (4, '青石巷社区', 4),
    (5, '柳荫社区', 5),
    (6, '同心里社区', 6),
    (7, '河湾社区', 4),
    (8, '晨光社区', 5),
    (9, '南苑社区', 6),
    (10, '双槐社区', 4),
    (11, '新桥村社区', 5))
insert into area (path, name, kind)
select 'HC.FQ.C' || lpad(number::text, 2, '0'), name, 'COMMUNITY'
from community
union all
select 'HC.FQ.C' || lpad(number::text, 2, '0') || '.G' || lpad(grid::text, 2, '0'),
    '第' || (array['一', '二', '三', '四', '五', '六'])[grid] || '网格',
    'GRID'
from community, generate_series(1, grids) as grid
union all
select 'HC.FQ.C' || lpad(number::text, 2, '0') || '.G' || lpad(grid::text, 2, '0') || '.B' || lpad(building::text, 2, '0'),
    building || '号楼',
    'BUILDING'
from community, generate_series(1, grids) as grid, generate_series(1, 4) as building
on conflict (path) do nothing;
