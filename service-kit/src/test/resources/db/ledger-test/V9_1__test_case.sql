-- Something to lock, as a case is.
create table test_case (id uuid primary key, version bigint not null default 0);
