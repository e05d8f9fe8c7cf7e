-- What was filed on a case that was merged lies in the file of the one it lives on in: it is counted, listed and sealed there by who is on that one. What of it is shown, and to whom, the access policy says.
create function lives_on_in(merged uuid) returns uuid
    language sql
    stable
as $$
    with recursive way (id, merged_into) as (
        select c.id, c.merged_into
        from dispute_case c
        where c.id = merged
        union
        select c.id, c.merged_into
        from way w
        join dispute_case c on c.id = w.merged_into)
    select id
    from way
    where merged_into is null
$$;

create policy absorbed on case_document for select to fengqiao_app using (
    exists (
        select from dispute_case gone
        join dispute_case c on c.id = lives_on_in(gone.id)
        where gone.id = case_id
        and gone.merged_into is not null
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
