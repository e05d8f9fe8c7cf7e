-- A household belongs to one group at a time, and how large a group is the place says; so doors are known again by a keyed digest.
alter table neighbour_group drop constraint neighbour_group_households_check;
alter table neighbour_group add constraint neighbour_group_households_check check (households between 1 and 200);

create table neighbour_group_door (
    -- keyed digest of grid and door; of a household without one, of its telephone or its name there
    door bytea primary key,
    matter_id uuid not null references neighbour_group (matter_id)
);
create index neighbour_group_doors on neighbour_group_door (matter_id);
comment on table neighbour_group_door is 'of active groups only; a group formed before this table has its doors here once it is revised';
revoke update on neighbour_group_door from fengqiao_app;

alter table neighbour_group_door enable row level security;
create policy visible on neighbour_group_door for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on neighbour_group_door for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy freeable on neighbour_group_door for delete to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
