-- The numbers themselves, summed ahead: a cell is a month of a place, for one department or all ('*'), one type or all, one studio or
-- none asked for ('', the rule). So whatever is asked reads as many cells as it shows lines and months, however many cases there are.
create table statistics_cell (
    -- how deep the place is: 2 a subdistrict, 3 a community. A case that is placed no deeper is in a cell of both
    level smallint not null check (level in (2, 3)),
    studio text collate "C" not null,
    department text collate "C" not null,
    type text collate "C" not null,
    area text collate "C" not null,
    month date not null,
    restricted_to text[] not null,
    -- what is counted, ascending, and how many of each: 1 to 99 a number, else 1000 × duration + bucket of its length
    codes integer[] not null,
    cases integer[] not null,
    primary key (level, studio, department, type, area, month, restricted_to)
) with (fillfactor = 70);

alter table statistics_cell enable row level security;
create policy visible on statistics_cell for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        (area = (select current_setting('fengqiao.area', true))
            or starts_with(area, (select current_setting('fengqiao.area', true) || '.')))
        and (restricted_to = '{}' or (select current_setting('fengqiao.department', true)) = any (restricted_to))));
create policy the_service on statistics_cell to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');

-- The month of the place a moment lies in.
create function month_of(moment timestamptz) returns date
language sql immutable
return date_trunc('month', moment at time zone 'Asia/Shanghai')::date;

-- Length of time in buckets: seconds up to 15, then sixteen to each doubling, so that the middle of a bucket is at most 1/32 off.
-- Whole numbers all the way: a float might fall elsewhere on another machine.
create function bucket_of(seconds integer) returns integer
language sql immutable
return case
    when seconds < 16 then seconds
    else (29 - position(B'1' in seconds::bit(32))) * 16
        + ((seconds >> (28 - position(B'1' in seconds::bit(32)))) & 15)
end;
