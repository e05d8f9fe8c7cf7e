-- What is known of violence and of children in danger belongs to the case and outlives a proceeding. Who said so and what was arranged is sealed.
create table case_safety (
    case_id uuid primary key,
    violence boolean not null,
    -- SAFE or UNSAFE once somebody has looked
    screening text check (screening in ('SAFE', 'UNSAFE')),
    child_in_danger boolean not null,
    -- whether the duty to report was done or answered for (未成年人保护法 §11)
    reported boolean not null,
    sealed bytea not null
);
revoke delete on case_safety from fengqiao_app;

alter table case_safety enable row level security;
create policy visible on case_safety for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_safety for insert to fengqiao_app with check (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy changeable on case_safety for update to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);
