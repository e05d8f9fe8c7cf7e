-- The newest of all closed cases, whatever became of them: without it a page walks past every open case that is newer.
create index case_closed_by_age on dispute_case (id) where not open;
