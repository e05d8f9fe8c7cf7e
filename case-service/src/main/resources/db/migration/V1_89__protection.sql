-- What protects somebody on a case: an order of a court, a warning letter, another duty. Who and where somebody is stands in the sealed part;
-- beside it stands what a clock, a round and the guard of the write-off look for.
create table protection (
    id uuid primary key,
    case_id uuid not null,
    kind text not null check (kind in ('ORDER', 'LETTER', 'DUTY')),
    -- code of the dictionary PROTECTION_DUTY
    code text check ((kind = 'DUTY') = (code is not null)),
    state text not null check (state in ('APPLIED', 'IN_FORCE', 'REFUSED', 'WITHDRAWN', 'REVOKED', 'EXPIRED')),
    -- code of the dictionary PROTECTION_APPLICANT
    applicant text check ((kind = 'ORDER') = (applicant is not null)),
    urgent boolean not null,
    accepted_at timestamptz check ((kind = 'ORDER') = (accepted_at is not null)),
    decided_at timestamptz,
    valid_from date,
    valid_until date check (valid_until >= valid_from),
    ends_at timestamptz,
    warn_at timestamptz,
    warned boolean not null,
    breaches integer not null check (breaches >= 0),
    sealed bytea not null,
    check (state <> 'IN_FORCE' or (valid_from is not null and valid_until is not null and ends_at is not null))
);
comment on table protection is 'ids are UUIDv7, so that their order is the order of writing down';
create index protection_of_case on protection (case_id, id);
create index protection_to_end on protection (ends_at) where state = 'IN_FORCE';
create index protection_to_warn on protection (warn_at) where state = 'IN_FORCE' and not warned;
revoke delete on protection from fengqiao_app;

alter table protection enable row level security;
create policy visible on protection for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on protection for insert to fengqiao_app with check (
    -- what is written whole is an insert to the policies, also where the row is there
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy changeable on protection for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);
