-- The same rows as a plain transaction writes them: a statement per table.
begin;
select uuidv7() as case_id \gset
insert into dispute_case (
    id, number, type, source, scale, status, colour, certainty, area, raised_by, departments, shares,
    restricted, mode, party_count, version, raised_at, found_at, updated_at, external_ref,
    raised_by_subject, raise_key)
select (:case_id)::uuid, 'B-' || (:case_id)::uuid::text, 'NEIGHBOUR', 'GRID_PATROL', null, 'REGISTERED', 0, 'PROVISIONAL', 'HC.FQ.C03.G02', 'POLICE',
    '{COMMUNITY,EMERGENCY,POLICE,URBAN_MANAGEMENT}',
    '[{"d":"COMMUNITY","s":"REQUESTED","v":1},{"d":"EMERGENCY","s":"REQUESTED","v":1},{"d":"POLICE","s":"REQUESTED","v":1},{"d":"URBAN_MANAGEMENT","s":"REQUESTED","v":1}]',
    false, 'ACTUAL', 2, 1, now(), now(), now(), null, 'police-system', (:case_id)::uuid::text;
insert into case_personal (case_id, sealed)
select (:case_id)::uuid, decode(repeat('5a', 520), 'hex');
insert into case_search (case_id, grams)
select (:case_id)::uuid, (select array_agg((random() * 2000000000)::integer) from generate_series(1, 90));
insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, sealed)
select (:case_id)::uuid, 1, now(), 'REGISTERED', 'police-system', 'police-system', 'POLICE', null;
insert into case_count_delta (area, restricted_to, holder, status, colour, change)
select 'HC.FQ.C03.G02', '{}', 'POLICE', 'REGISTERED', 0, 1;
insert into outbox (id, topic, subject, sequence, type, headers, payload)
select uuidv7(), 'bench-events', (:case_id)::uuid, 1, 'cn.fengqiao.case.registered.v1', '{"ce_specversion":"1.0","ce_id":"01980000-0000-7000-8000-000000000000","ce_type":"cn.fengqiao.case.registered.v1","ce_source":"/case-service","ce_subject":"01980000-0000-7000-8000-000000000000","ce_time":"2026-01-01T00:00:00.000000Z","ce_dataschema":"urn:fengqiao:schema:cn.fengqiao.case.registered.v1","ce_sequence":"1","ce_partitionkey":"01980000-0000-7000-8000-000000000000","ce_dataclassification":"INTERNAL","content-type":"application/json"}', '{"audience":{"area":"HC.FQ.C03.G02","departments":["COMMUNITY","EMERGENCY","POLICE","URBAN_MANAGEMENT"],"restricted":false},"status":"REGISTERED","number":"FQ-20260101-0001","type":"NEIGHBOUR","source":"GRID_PATROL","raisedBy":"POLICE","partyCount":2,"answers":{"KILL_THREAT":"NO","WEAPON_PREPARED":"NO","INJURY_30D":"NO","DEPENDANT_IN_DANGER":"NO"},"placeKey":"0123456789abcdef0123456789abcdef","foundAt":"2026-01-01T00:00:00Z","mode":"ACTUAL"}';
commit;
