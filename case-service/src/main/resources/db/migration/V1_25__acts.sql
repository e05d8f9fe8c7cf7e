-- A request that comes again is recognised by a keyed digest of what it said; what a step was about can be counted without opening it.
alter table case_timeline
    add column digest bytea,
    add column about text;
