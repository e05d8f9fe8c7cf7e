-- When a meeting took place, as the minutes say: another moment than the planned one, and than that of writing them down.
alter table meeting add column held_at timestamptz;

update meeting
set held_at = starts_at
where state = 'HELD';
