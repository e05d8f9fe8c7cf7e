-- Studios (品牌工作室) and squads (小分队): where disputes are talked over. What is common with other matters stands in matter, what is particular here.
create table studio (
    -- that of its matter
    id uuid primary key,
    kind text not null check (kind in ('STUDIO', 'SQUAD')),
    name text not null,
    profile text not null,
    skills text[] not null,
    -- communities it serves
    covers text[] not null,
    -- [{"day": "MONDAY", "from": "09:00", "to": "17:00"}]
    hours jsonb not null,
    -- holidays too: no other calendar is asked
    closed_days date[] not null,
    slot_minutes integer not null check (slot_minutes > 0),
    -- appointments there can be at the same time
    rooms integer not null check (rooms > 0),
    closed boolean not null default false
);
revoke delete on studio from fengqiao_app;

alter table studio enable row level security;
create policy visible on studio for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio.id));
create policy openable on studio for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = studio.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on studio for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
