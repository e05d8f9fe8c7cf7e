-- A year's public holidays and make-up working weekends are data: announced each autumn, entered once, never guessed.
create table calendar_year (
    year integer primary key check (year between 2000 and 2199),
    source text not null,
    holidays date[] not null,
    make_up_days date[] not null,
    entered_by text not null,
    entered_at timestamptz not null default now()
);
revoke delete on calendar_year from fengqiao_app;

-- everybody counts by it, the administrator enters it
alter table calendar_year enable row level security;
create policy readable on calendar_year for select to fengqiao_app using (true);
create policy enterable on calendar_year for insert to fengqiao_app with check (
    'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ',')));
create policy changeable on calendar_year for update to fengqiao_app using (
    'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ',')));

insert into calendar_year (year, source, holidays, make_up_days, entered_by) values
(
    2025,
    '国务院办公厅关于 2025 年部分节假日安排的通知',
    '{2025-01-01, 2025-01-28, 2025-01-29, 2025-01-30, 2025-01-31, 2025-02-01, 2025-02-02, 2025-02-03,
      2025-02-04, 2025-04-04, 2025-04-05, 2025-04-06, 2025-05-01, 2025-05-02, 2025-05-03, 2025-05-04,
      2025-05-05, 2025-05-31, 2025-06-01, 2025-06-02, 2025-10-01, 2025-10-02, 2025-10-03, 2025-10-04,
      2025-10-05, 2025-10-06, 2025-10-07, 2025-10-08}',
    '{2025-01-26, 2025-02-08, 2025-04-27, 2025-09-28, 2025-10-11}',
    'built-in'),
(
    2026,
    '国务院办公厅关于 2026 年部分节假日安排的通知',
    '{2026-01-01, 2026-01-02, 2026-01-03, 2026-02-15, 2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19,
      2026-02-20, 2026-02-21, 2026-02-22, 2026-02-23, 2026-04-04, 2026-04-05, 2026-04-06, 2026-05-01,
      2026-05-02, 2026-05-03, 2026-05-04, 2026-05-05, 2026-06-19, 2026-06-20, 2026-06-21, 2026-09-25,
      2026-09-26, 2026-09-27, 2026-10-01, 2026-10-02, 2026-10-03, 2026-10-04, 2026-10-05, 2026-10-06,
      2026-10-07}',
    '{2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10}',
    'built-in');
