-- Closed cases only grow, and are asked for by what became of them.
create index case_closed_by_status on dispute_case (status, id) where not open;
