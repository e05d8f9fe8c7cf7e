-- Who called on a household and when somebody is to call again; and offers of one community to another to take a household over.
create table household_follow_up (
    household_id uuid not null,
    -- of the card, that the follow-up led to
    version bigint not null,
    on_day date not null,
    how text not null check (how in ('VISIT', 'PHONE', 'OTHER')),
    by_name text not null,
    by_department text not null,
    next_due date,
    sealed bytea,
    primary key (household_id, version)
);

-- at most one offer per card; it stays with the sender until the receiver takes it. The last one taken is kept, so that a repeated
-- acceptance is recognised
create table household_move (
    household_id uuid primary key,
    number text not null,
    -- of the card, that the offer led to; it names the offer
    version bigint not null,
    from_area text collate "C" not null,
    to_area text collate "C" not null,
    department text not null,
    offered_at timestamptz not null,
    taken boolean not null
);
create index household_move_to on household_move (department, to_area, household_id);

revoke update, delete on household_follow_up from fengqiao_app;
grant update (sealed) on household_follow_up to fengqiao_app;

alter table household_follow_up enable row level security;
alter table household_move enable row level security;

create policy on_it on household_follow_up to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from matter m
        where m.id = household_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0));
-- the department of both places, and only people whose area reaches one of them
create policy of_both on household_move to fengqiao_app using (
    department = (select current_setting('fengqiao.department', true))
    and (
        to_area = (select current_setting('fengqiao.area', true))
        or starts_with(to_area, (select current_setting('fengqiao.area', true) || '.'))
        or from_area = (select current_setting('fengqiao.area', true))
        or starts_with(from_area, (select current_setting('fengqiao.area', true) || '.'))));
-- the other departments that work on the card see that it is about to leave
create policy on_it on household_move for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = household_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0));
