-- A document that comes again under its key is recognised; a new edition names the one whose place it took, and nothing else of a row ever changes.
alter table case_document
    add column edition integer not null default 1 check (edition > 0),
    add column replaces uuid,
    add column request_key text,
    add column request_digest bytea;

create unique index case_document_by_key on case_document (case_id, filed_by_subject, filed_by_department, request_key)
    where request_key is not null;
-- for the job that looks whether anybody still refers to an object
create index case_document_of_object on case_document (object_key);

revoke update on case_document from fengqiao_app;
grant update (replaced_by) on case_document to fengqiao_app;
