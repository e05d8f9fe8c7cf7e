-- Clues: hints at disputes from any channel. What they say of people is kept apart, sealed, and goes when there was nothing to them.
create table clue (
    matter_id uuid primary key references matter (id),
    state text not null check (state in ('REPORTED', 'VERIFIED', 'UNFOUNDED', 'MERGED', 'PROMOTED')),
    source text not null,
    channel text not null,
    found_at timestamptz not null,
    -- where it lives on: in another clue, or in a case
    merged_into uuid,
    case_id uuid,
    erase_due timestamptz,
    erased_at timestamptz
);
create index clue_in_state on clue (state, matter_id);
create index clue_to_erase on clue (erase_due) where erased_at is null;
create index clue_merged_into on clue (merged_into) where merged_into is not null;

create table clue_content (
    matter_id uuid primary key references clue (matter_id),
    -- as it was reported; what the verification found; why there is nothing to it
    sealed bytea not null,
    result bytea,
    reason bytea
);

-- keyed hashes of telephone numbers and the address, a row each: equality is leakproof, so the index serves under row-level security
create table clue_number (
    number integer not null,
    matter_id uuid not null references clue (matter_id),
    primary key (number, matter_id)
);
create index clue_number_of on clue_number (matter_id);

-- when what became of a case had come to light and was first reported: for those on the case, who need not be on the clue
create table clue_of_case (
    matter_id uuid primary key references clue (matter_id),
    case_id uuid not null,
    found_at timestamptz not null,
    reported_at timestamptz not null
);
create index clue_of_case_by_case on clue_of_case (case_id);

revoke delete on clue, clue_of_case from fengqiao_app;
revoke update on clue_number, clue_of_case from fengqiao_app;

alter table clue enable row level security;
alter table clue_content enable row level security;
alter table clue_number enable row level security;
alter table clue_of_case enable row level security;

create policy visible on clue for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on clue for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on clue for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
-- the service itself erases, and watches for relapses
create policy theirs on clue_content to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
create policy theirs on clue_number to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
create policy visible on clue_of_case for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on clue_of_case for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
