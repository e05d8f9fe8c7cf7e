-- Cases of which a department gave its part back wait for dispatch; they are few, and found without reading the others.
create index case_refused on dispute_case (id) where open and shares @> '[{"s": "REJECTED"}]';
