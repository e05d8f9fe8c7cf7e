-- Household harmony cards: the common row is in matter, what is particular of a card stands here, and who lives there apart and sealed.
-- There is no column for a colour: it is read from the cases that touch the card, so that it can never say anything else.
create table household (
    id uuid primary key,
    number text collate "C" not null unique,
    -- the same as in matter: under its policy every row of a list would ask there; and to the grid, which is what lists go by
    area text collate "C" not null,
    grid text collate "C" not null,
    status text not null check (status in ('ACTIVE', 'MOVED_AWAY', 'CLOSED')),
    -- keyed hash of department, address and head: the same household is not opened twice
    identity text,
    -- keyed hash of department and the number it had in the file it came from
    reference text,
    next_due date,
    closed_at timestamptz,
    erased_at timestamptz
);
create index household_by_place on household (grid, id);
create index household_ended_by_place on household (status, grid, id) where status <> 'ACTIVE';
create unique index household_identity on household (identity) where status = 'ACTIVE';
create index household_identity_ever on household (identity);
create unique index household_reference on household (reference);
create index household_due on household (next_due, id) include (grid) where next_due is not null;
create index household_to_erase on household (closed_at) where closed_at is not null and erased_at is null;

-- address, members and note as one AES-GCM sealed document, and what it is found by: keyed hashes of pieces, phones, initials
create table household_personal (
    household_id uuid primary key,
    sealed bytea not null,
    grams integer[] not null
);
create index household_grams on household_personal using gin (grams);

-- Cards are numbered per subdistrict.
create table household_number_block (
    subdistrict text primary key,
    next integer not null
);

revoke delete on household, household_number_block from fengqiao_app;

alter table household enable row level security;
alter table household_personal enable row level security;

-- A card is never restricted: that there is one is known in its subdistrict. The coalesce is for the planner, as in V1_23.
create policy visible on household for select to fengqiao_app using (coalesce(
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or area = (select current_setting('fengqiao.area', true))
    or starts_with(area, (select current_setting('fengqiao.area', true) || '.')), false));
create policy openable on household for insert to fengqiao_app with check (
    area = (select current_setting('fengqiao.area', true))
    or starts_with(area, (select current_setting('fengqiao.area', true) || '.')));
create policy changeable on household for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from matter m
        where m.id = household.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0))
    with check (true);

-- offset 0 in these: asked row by row, and never answered by reading every matter there is
create policy on_it on household_personal for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from matter m
        where m.id = household_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0));
create policy openable on household_personal for insert to fengqiao_app with check (
    (select current_setting('fengqiao.department', true)) <> '');
create policy changeable on household_personal for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = household_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0));
create policy erasable on household_personal for delete to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
