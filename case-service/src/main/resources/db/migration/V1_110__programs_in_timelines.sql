-- What a department's program said may have been done by anybody who sits at it; who verifies a case has to know.
alter table case_timeline add column by_program boolean not null default false;
comment on column case_timeline.by_program is 'lines of before this column say false, whoever wrote them';
