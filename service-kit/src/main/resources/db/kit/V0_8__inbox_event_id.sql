-- A number that comes again with another event is no duplicate: a failover took back the first one.
alter table inbox add column event_id text;

alter table dead_letter
    drop constraint dead_letter_reason_check,
    add constraint dead_letter_reason_check
        check (reason in ('POISON', 'MALFORMED', 'GAP', 'BEHIND', 'CONFLICT'));
