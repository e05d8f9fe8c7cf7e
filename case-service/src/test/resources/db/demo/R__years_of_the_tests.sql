-- The tests start clocks from today and must not begin to fail when the last announced year ends: years of their own, without holidays.
insert into calendar_year (year, source, holidays, make_up_days, entered_by)
select year, 'fictional, for tests', '{}', '{}', 'test'
from generate_series(2027, 2060) as year
on conflict do nothing;
