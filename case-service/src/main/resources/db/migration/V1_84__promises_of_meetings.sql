-- What meetings decided before there was a ledger stands in it too. The day on which it was done is not known any more: its due day is taken.
insert into promise (
    id, case_id, subdistrict, source, department, due_on, state, made_at, settled_on, origin, meeting_id)
select a.id,
    coalesce(c.merged_into, c.id),
    array_to_string((string_to_array(c.area, '.'))[1:2], '.'),
    'MEETING_ACTION',
    a.department,
    a.due_on,
    case a.state
        when 'DONE' then 'KEPT'
        else a.state
    end,
    m.changed_at,
    case
        when a.state <> 'OPEN' then a.due_on
    end,
    a.id,
    a.matter_id
from meeting_action a
join matter m on m.id = a.matter_id
join dispute_case c on c.id = a.case_id;
