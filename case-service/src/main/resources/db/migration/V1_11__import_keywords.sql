-- Which word in a work order proposes which type and which department. The first word in the order of positions decides; the table
-- is meant to be edited by the place, and every proposal names its word.
create table import_keyword (
    position integer not null,
    proposes text not null check (proposes in ('TYPE', 'DEPARTMENT')),
    keyword text not null check (length(keyword) >= 2),
    code text not null,
    enabled boolean not null default true,
    primary key (proposes, keyword)
);
revoke insert, update, delete on import_keyword from fengqiao_app;

insert into import_keyword (position, proposes, keyword, code)
select row_number() over (), 'TYPE', keyword, code
from (values
    ('家庭暴力', 'FAMILY'), ('家暴', 'FAMILY'), ('离婚', 'FAMILY'), ('抚养', 'FAMILY'), ('赡养', 'FAMILY'), ('婆媳', 'FAMILY'),
    ('彩礼', 'FAMILY'), ('失独', 'CIVIL_AFFAIRS'),
    ('欠薪', 'LABOUR'), ('工资', 'LABOUR'), ('农民工', 'LABOUR'), ('劳务', 'LABOUR'), ('劳动合同', 'LABOUR'), ('工伤', 'LABOUR'),
    ('同工不同酬', 'LABOUR'), ('内退', 'LABOUR'), ('社保', 'LABOUR'), ('养老保险', 'LABOUR'), ('薪金', 'LABOUR'),
    ('拖欠工程款', 'CONTRACT'), ('工程款', 'CONTRACT'), ('退款', 'CONTRACT'), ('退费', 'CONTRACT'), ('合同', 'CONTRACT'),
    ('欺诈', 'CONTRACT'), ('物业费', 'CONTRACT'), ('租金', 'CONTRACT'), ('押金', 'CONTRACT'),
    ('借款', 'LENDING'), ('贷款', 'LENDING'), ('集资', 'LENDING'), ('网贷', 'LENDING'),
    ('宅基地', 'LAND'), ('承包地', 'LAND'), ('土地', 'LAND'), ('山林', 'LAND'), ('征地', 'LAND'), ('鱼塘', 'LAND'),
    ('漏水', 'NEIGHBOUR'), ('渗水', 'NEIGHBOUR'), ('扰民', 'NEIGHBOUR'), ('噪音', 'NEIGHBOUR'), ('噪声', 'NEIGHBOUR'),
    ('油烟', 'NEIGHBOUR'), ('广场舞', 'NEIGHBOUR'), ('邻居', 'NEIGHBOUR'), ('楼道', 'NEIGHBOUR'),
    ('产权证', 'PROPERTY_RIGHTS'), ('房产证', 'PROPERTY_RIGHTS'), ('车位', 'PROPERTY_RIGHTS'), ('业主', 'PROPERTY_RIGHTS'),
    ('打人', 'TORT'), ('医患', 'TORT'), ('医疗事故', 'TORT'), ('赔偿', 'TORT'), ('交通事故', 'TORT'),
    ('拆迁', 'URBAN_DEVELOPMENT'), ('拆除', 'URBAN_DEVELOPMENT'), ('烂尾', 'URBAN_DEVELOPMENT'), ('违建', 'URBAN_DEVELOPMENT'),
    ('停电', 'URBAN_DEVELOPMENT'), ('供暖', 'URBAN_DEVELOPMENT'), ('下水', 'URBAN_DEVELOPMENT'), ('路灯', 'URBAN_DEVELOPMENT'),
    ('道路', 'URBAN_DEVELOPMENT'), ('公交', 'URBAN_DEVELOPMENT'), ('小区', 'URBAN_DEVELOPMENT'), ('规划', 'URBAN_DEVELOPMENT'),
    ('低保', 'CIVIL_AFFAIRS'), ('救助', 'CIVIL_AFFAIRS'), ('优抚', 'CIVIL_AFFAIRS'), ('廉租房', 'CIVIL_AFFAIRS'),
    ('判决', 'LITIGATION'), ('法院', 'LITIGATION'), ('执行难', 'LITIGATION'),
    ('贪污', 'DISCIPLINE'), ('保护伞', 'DISCIPLINE'), ('违规审批', 'DISCIPLINE'), ('村干部', 'DISCIPLINE'),
    ('污染', 'ADMINISTRATIVE'), ('环评', 'ADMINISTRATIVE'), ('检疫', 'ADMINISTRATIVE'), ('食品安全', 'ADMINISTRATIVE'),
    ('无证', 'ADMINISTRATIVE'), ('虚假', 'ADMINISTRATIVE'), ('乱收费', 'ADMINISTRATIVE'), ('摆摊', 'ADMINISTRATIVE'),
    ('超载', 'ADMINISTRATIVE'), ('审批', 'ADMINISTRATIVE'),
    ('Noise', 'NEIGHBOUR'), ('Blocked Driveway', 'NEIGHBOUR'), ('Residential Disposal', 'NEIGHBOUR'),
    ('Illegal Parking', 'ADMINISTRATIVE'), ('Abandoned Vehicle', 'ADMINISTRATIVE'), ('Vendor', 'ADMINISTRATIVE'),
    ('Food', 'ADMINISTRATIVE'), ('Rodent', 'ADMINISTRATIVE'), ('Illegal Dumping', 'ADMINISTRATIVE'), ('Taxi', 'CONTRACT'),
    ('Encampment', 'CIVIL_AFFAIRS'), ('Homeless', 'CIVIL_AFFAIRS'), ('Street', 'URBAN_DEVELOPMENT'),
    ('Traffic', 'URBAN_DEVELOPMENT'), ('Bridge', 'URBAN_DEVELOPMENT')) as t (keyword, code);

insert into import_keyword (position, proposes, keyword, code)
select row_number() over (), 'DEPARTMENT', keyword, code
from (values
    ('家庭暴力', 'POLICE'), ('家暴', 'POLICE'), ('打人', 'POLICE'), ('斗殴', 'POLICE'), ('诈骗', 'POLICE'), ('欺诈', 'POLICE'),
    ('赌博', 'POLICE'), ('偷盗', 'POLICE'), ('保护伞', 'POLICE'), ('交通事故', 'POLICE'), ('红绿灯', 'POLICE'), ('超载', 'POLICE'),
    ('消防', 'EMERGENCY'), ('火灾', 'EMERGENCY'), ('燃气', 'EMERGENCY'), ('安全隐患', 'EMERGENCY'), ('坍塌', 'EMERGENCY'),
    ('危房', 'EMERGENCY'), ('炼油', 'EMERGENCY'), ('变电站', 'EMERGENCY'),
    ('摆摊', 'URBAN_MANAGEMENT'), ('占道', 'URBAN_MANAGEMENT'), ('违建', 'URBAN_MANAGEMENT'), ('油烟', 'URBAN_MANAGEMENT'),
    ('渣土', 'URBAN_MANAGEMENT'), ('垃圾', 'URBAN_MANAGEMENT'), ('广告', 'URBAN_MANAGEMENT'), ('路灯', 'URBAN_MANAGEMENT'),
    ('拆除', 'URBAN_MANAGEMENT'), ('噪音', 'URBAN_MANAGEMENT'), ('扰民', 'URBAN_MANAGEMENT'),
    ('邻居', 'COMMUNITY'), ('物业', 'COMMUNITY'), ('业主', 'COMMUNITY'), ('低保', 'COMMUNITY'), ('赡养', 'COMMUNITY'),
    ('离婚', 'COMMUNITY'), ('工资', 'COMMUNITY'), ('社保', 'COMMUNITY'), ('小区', 'COMMUNITY'), ('漏水', 'COMMUNITY'),
    ('渗水', 'COMMUNITY'),
    ('NYPD', 'POLICE'), ('Drinking', 'POLICE'), ('Fireworks', 'EMERGENCY'), ('Bridge Condition', 'EMERGENCY'),
    ('DSNY', 'URBAN_MANAGEMENT'), ('DOT', 'URBAN_MANAGEMENT'), ('DOHMH', 'URBAN_MANAGEMENT'), ('DPR', 'URBAN_MANAGEMENT'),
    ('DHS', 'COMMUNITY')) as t (keyword, code);
