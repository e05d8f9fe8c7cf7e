-- Cases that touch a card. That a household is in a dispute is for those who work on both: the other party's department, and every
-- other one, is shown nothing of it, not even by way of the card's colour.
create table household_case (
    household_id uuid not null,
    -- of the card, when the link was made
    linked_version bigint not null,
    case_id uuid not null,
    linked_at timestamptz not null,
    unlinked_at timestamptz,
    -- the person by whom the case touches the household
    sealed bytea,
    primary key (household_id, linked_version)
);
create unique index household_case_now on household_case (household_id, case_id) where unlinked_at is null;
create index household_case_of_case on household_case (case_id) where unlinked_at is null;

-- why something was done to a card: kept beside the history, which is never rewritten, because it is erased with the persons
create table household_remark (
    household_id uuid not null,
    version bigint not null,
    -- the case a step was about; who is not on it is not shown that there was such a step
    case_id uuid,
    sealed bytea,
    primary key (household_id, version)
);

revoke delete on household_case, household_remark from fengqiao_app;

alter table household_case enable row level security;
alter table household_remark enable row level security;

create policy on_both on household_case to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        exists (
            select from dispute_case c
            where c.id = case_id
            and (select current_setting('fengqiao.department', true)) = any (c.departments) offset 0)
        and exists (
            select from matter m
            where m.id = household_id
            and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0)));
create policy on_both on household_remark to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or (
        exists (
            select from matter m
            where m.id = household_id
            and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0)
        and (
            case_id is null
            or exists (
                select from dispute_case c
                where c.id = case_id
                and (select current_setting('fengqiao.department', true)) = any (c.departments) offset 0))));
