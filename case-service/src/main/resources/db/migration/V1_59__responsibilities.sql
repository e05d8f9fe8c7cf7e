-- Who answers for a place. A term has a beginning only: it ends when the next one begins, so a gap or two holders cannot be written.
create table responsibility (
    id uuid primary key,
    area text collate "C" not null unique
);

create table responsibility_term (
    responsibility_id uuid not null,
    level text not null check (level in ('L3', 'L2', 'L1')),
    seat text not null check (seat in ('HOLDER', 'DEPUTY')),
    since timestamptz not null,
    official_id uuid not null,
    primary key (responsibility_id, level, seat, since)
);
create index responsibility_term_of_official on responsibility_term (official_id);

-- proposals nobody has answered yet; what became of them stands in the history
create table responsibility_handover (
    responsibility_id uuid not null,
    level text not null check (level in ('L3', 'L2', 'L1')),
    seat text not null check (seat in ('HOLDER', 'DEPUTY')),
    sender_id uuid not null,
    successor_id uuid not null,
    moment timestamptz not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    primary key (responsibility_id, level, seat)
);

revoke update, delete on responsibility from fengqiao_app;
revoke update, delete on responsibility_term from fengqiao_app;
revoke update on responsibility_handover from fengqiao_app;
alter table responsibility enable row level security;
alter table responsibility_term enable row level security;
alter table responsibility_handover enable row level security;

create policy visible on responsibility for select to fengqiao_app using (
    exists (select from matter m where m.id = responsibility.id));
create policy writable on responsibility for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = responsibility.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on responsibility_term for select to fengqiao_app using (
    exists (select from matter m where m.id = responsibility_term.responsibility_id));
create policy writable on responsibility_term for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = responsibility_term.responsibility_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on responsibility_handover for select to fengqiao_app using (
    exists (select from matter m where m.id = responsibility_handover.responsibility_id));
create policy writable on responsibility_handover for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = responsibility_handover.responsibility_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy removable on responsibility_handover for delete to fengqiao_app using (
    exists (
        select from matter m
        where m.id = responsibility_handover.responsibility_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
