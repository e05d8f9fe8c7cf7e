-- Who works for a studio and since when. Names of public staff and nothing else: no private number is kept.
create extension if not exists btree_gist;

create table studio_member (
    id uuid primary key,
    studio_id uuid not null,
    -- the same person in whichever studio they work, so that nobody sits in two places at once
    person text collate "C" not null,
    name text not null,
    profession text not null,
    since date not null,
    -- last day
    until date check (until >= since),
    exclude using gist (studio_id with =, person with =, daterange(since, until, '[]') with &&)
);
create index studio_member_of on studio_member (studio_id, id);
revoke delete on studio_member from fengqiao_app;

alter table studio_member enable row level security;
create policy visible on studio_member for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id));
create policy joinable on studio_member for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = studio_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on studio_member for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
