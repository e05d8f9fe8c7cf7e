-- What was promised in words, and what was said when it was kept or not, is text about people and stands apart from the ledger.
create table promise_words (
    promise_id uuid primary key references promise (id),
    -- as the promise has it; the policy asks the case
    case_id uuid not null,
    promised bytea,
    -- the report that it was kept, or why it was not or need not be
    settled bytea,
    -- of an instalment, in 1/100 yuan
    amount_fen bigint
);
create index promise_words_of_case on promise_words (case_id);
revoke delete on promise_words from fengqiao_app;

alter table promise_words enable row level security;

create policy visible on promise_words for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on promise_words for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy changeable on promise_words for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);
