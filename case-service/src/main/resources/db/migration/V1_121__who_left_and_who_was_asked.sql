-- Apart from the column, whose lock nobody shall wait for until this is through.
-- Whoever joined after the raising was asked, but for those a merge brought, which nobody can tell from them any more; and a promise
-- is asked for together with a part.
update dispute_case c
set shares = (
    select jsonb_agg(
        case when (s ->> 'v')::bigint > 1 or s -> 'p' is not null then s || '{"a": true}' else s end
        order by (s ->> 'd') collate "C")
    from jsonb_array_elements(c.shares) s)
where exists (select from jsonb_array_elements(c.shares) s where (s ->> 'v')::bigint > 1 or s -> 'p' is not null);

-- Parts that were revoked had been forgotten; the timeline knows of them. Of restricted cases they stay forgotten: that they exist
-- is counted by who may know of it.
with gone as (
    select t.case_id, t.other_department as department, coalesce(min(a.sequence), 1) as since
    from case_timeline t
    join dispute_case c on c.id = t.case_id
    left join case_timeline a
        on a.case_id = t.case_id
        and a.what = 'SHARE_ASKED'
        and a.other_department = t.other_department
    where t.what = 'SHARE_REVOKED'
    and not c.restricted
    and t.other_department <> all (c.departments)
    group by t.case_id, t.other_department)
update dispute_case c
set shares = (
    select jsonb_agg(one.s order by (one.s ->> 'd') collate "C")
    from (
        select jsonb_array_elements(c.shares) as s
        union all
        select jsonb_build_object('d', gone.department, 's', 'REVOKED', 'v', gone.since)
        from gone
        where gone.case_id = c.id) one)
where c.id in (select gone.case_id from gone);

update dispute_case c
set departments = (
        select array_agg(s ->> 'd' order by (s ->> 'd') collate "C")
        from jsonb_array_elements(c.shares) s
        where s ->> 's' not in ('WAIVED', 'REVOKED')
        or s ->> 'd' in (c.raised_by, c.lead, c.desk)),
    former = coalesce((
        select array_agg(s ->> 'd' order by (s ->> 'd') collate "C")
        from jsonb_array_elements(c.shares) s
        where s ->> 's' in ('WAIVED', 'REVOKED')
        and (s ->> 'd' in (c.raised_by, c.lead, c.desk)) is not true), '{}')
where c.shares @> '[{"s": "WAIVED"}]'
or c.shares @> '[{"s": "REVOKED"}]';
