-- Which departments take part in a case of a kind, and what each does, is data in editions: a change is an edition of a day to come.
create table run_card (
    -- ANY for every type
    type text not null,
    -- the colour from which on it applies; NONE for every colour
    colour text not null check (colour in ('NONE', 'BLUE', 'YELLOW', 'RED')),
    -- the scale from which on it applies; 01 for every scale
    scale text not null check (scale in ('01', '02', '03')),
    area text collate "C" not null,
    valid_from date not null,
    -- [{"department": code, "task": text}]; none when the card is withdrawn from that day on
    tasks jsonb not null,
    entered_by text not null,
    entered_at timestamptz not null default now(),
    primary key (type, colour, scale, area, valid_from)
);
revoke delete on run_card from fengqiao_app;

alter table run_card enable row level security;
create policy readable on run_card for select to fengqiao_app using (true);
create policy enterable on run_card for insert to fengqiao_app with check (
    'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ','))
    and (area = (select current_setting('fengqiao.area', true))
        or starts_with(area, (select current_setting('fengqiao.area', true) || '.'))));
-- an edition that is in force is never changed: departments were asked by it
create policy changeable on run_card for update to fengqiao_app using (
    valid_from > current_date
    and 'ADMIN' = any (string_to_array((select current_setting('fengqiao.roles', true)), ','))
    and (area = (select current_setting('fengqiao.area', true))
        or starts_with(area, (select current_setting('fengqiao.area', true) || '.'))));
