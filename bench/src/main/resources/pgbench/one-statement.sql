-- A colon in a text is written \x3a, or pgbench would take what follows for a variable.
-- The rows of one raised case in one statement, as the service writes them.
with fresh as materialized (
    select uuidv7() as id
), w0 as (
    insert into dispute_case (
    id, number, type, source, scale, status, colour, certainty, area, raised_by, departments, shares,
    restricted, mode, party_count, version, raised_at, found_at, updated_at, external_ref,
    raised_by_subject, raise_key)
    select fresh.id, 'B-' || fresh.id::text, 'NEIGHBOUR', 'GRID_PATROL', null, 'REGISTERED', 0, 'PROVISIONAL', 'HC.FQ.C03.G02', 'POLICE',
    '{COMMUNITY,EMERGENCY,POLICE,URBAN_MANAGEMENT}',
    E'[{"d"\x3a"COMMUNITY","s"\x3a"REQUESTED","v"\x3a1},{"d"\x3a"EMERGENCY","s"\x3a"REQUESTED","v"\x3a1},{"d"\x3a"POLICE","s"\x3a"REQUESTED","v"\x3a1},{"d"\x3a"URBAN_MANAGEMENT","s"\x3a"REQUESTED","v"\x3a1}]',
    false, 'ACTUAL', 2, 1, now(), now(), now(), null, 'police-system', fresh.id::text
    from fresh
), w1 as (
    insert into case_personal (case_id, sealed)
    select fresh.id, decode(repeat('5a', 520), 'hex')
    from fresh
), w2 as (
    insert into case_search (case_id, grams)
    select fresh.id, (select array_agg((random() * 2000000000)::integer) from generate_series(1, 90))
    from fresh
), w3 as (
    insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, sealed)
    select fresh.id, 1, now(), 'REGISTERED', 'police-system', 'police-system', 'POLICE', null
    from fresh
), w4 as (
    insert into case_count_delta (area, restricted_to, holder, status, colour, change)
    select 'HC.FQ.C03.G02', '{}', 'POLICE', 'REGISTERED', 0, 1
    from fresh
)
insert into outbox (id, topic, subject, sequence, type, headers, payload)
select uuidv7(), 'bench-events', fresh.id, 1, 'cn.fengqiao.case.registered.v1', E'{"ce_specversion"\x3a"1.0","ce_id"\x3a"01980000-0000-7000-8000-000000000000","ce_type"\x3a"cn.fengqiao.case.registered.v1","ce_source"\x3a"/case-service","ce_subject"\x3a"01980000-0000-7000-8000-000000000000","ce_time"\x3a"2026-01-01T00\x3a00\x3a00.000000Z","ce_dataschema"\x3a"urn\x3afengqiao\x3aschema\x3acn.fengqiao.case.registered.v1","ce_sequence"\x3a"1","ce_partitionkey"\x3a"01980000-0000-7000-8000-000000000000","ce_dataclassification"\x3a"INTERNAL","content-type"\x3a"application/json"}', E'{"audience"\x3a{"area"\x3a"HC.FQ.C03.G02","departments"\x3a["COMMUNITY","EMERGENCY","POLICE","URBAN_MANAGEMENT"],"restricted"\x3afalse},"status"\x3a"REGISTERED","number"\x3a"FQ-20260101-0001","type"\x3a"NEIGHBOUR","source"\x3a"GRID_PATROL","raisedBy"\x3a"POLICE","partyCount"\x3a2,"answers"\x3a{"KILL_THREAT"\x3a"NO","WEAPON_PREPARED"\x3a"NO","INJURY_30D"\x3a"NO","DEPENDANT_IN_DANGER"\x3a"NO"},"placeKey"\x3a"0123456789abcdef0123456789abcdef","foundAt"\x3a"2026-01-01T00\x3a00\x3a00Z","mode"\x3a"ACTUAL"}'
from fresh;
