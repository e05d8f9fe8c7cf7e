-- Every order the queue is read in has an index that carries it; open cases apart, because the closed ones only grow.
create index case_open_by_age on dispute_case (id) include (status, colour, holder, type) where open;
create index case_open_by_colour on dispute_case (colour, id) where open;
create index case_to_sign on dispute_case (sign_due_at, id) include (holder) where status = 'ASSIGNED';
create index case_by_area on dispute_case (area, id);
create index case_absorbed on dispute_case (merged_into) where merged_into is not null;
create index case_by_external_ref on dispute_case (external_ref) where external_ref is not null;
create index case_search_grams on case_search using gin (grams);
