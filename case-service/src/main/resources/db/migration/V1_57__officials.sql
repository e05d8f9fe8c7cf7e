-- Officials are staff, known by name and post to all who work with them; only the telephone is contact data and lies apart.
create table official (
    id uuid primary key,
    -- where the staff number is unique
    subdistrict text collate "C" not null,
    code text not null check (code ~ '^[A-Za-z0-9-]{1,32}$'),
    name text not null,
    department text not null,
    posts text[] not null check (cardinality(posts) > 0),
    -- whose tokens are this person's; none before the first sign-in is arranged
    subject text,
    active_from date not null,
    -- the last day
    active_until date check (active_until >= active_from),
    unique (subdistrict, code)
);
create unique index official_of_subject on official (subdistrict, subject) where subject is not null;

create table official_contact (
    id uuid primary key,
    sealed bytea not null
);

revoke delete on official, official_contact from fengqiao_app;
alter table official enable row level security;
alter table official_contact enable row level security;

create policy visible on official for select to fengqiao_app using (
    exists (select from matter m where m.id = official.id));
create policy writable on official for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = official.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on official for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = official.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on official_contact for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = official_contact.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy writable on official_contact for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = official_contact.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on official_contact for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = official_contact.id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
