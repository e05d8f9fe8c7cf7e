-- One case one file (一案一档): which documents it holds. The bytes lie in the object store, sealed; what they are called is text about people.
create table case_document (
    id uuid primary key,
    case_id uuid not null,
    -- code of the dictionary DOCUMENT_KIND
    kind text not null,
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null check (length(sha256) = 32),
    -- where the object store keeps it
    object_key text not null,
    -- version of the case that the filing led to
    sequence bigint not null,
    filed_at timestamptz not null,
    filed_by_subject text not null,
    filed_by_name text not null,
    filed_by_department text not null,
    -- whether it was made from one entry by this service or uploaded
    made boolean not null,
    -- what a virus scanner said: CLEAN or NOT_SCANNED
    scan text not null,
    -- another edition took its place; never deleted
    replaced_by uuid,
    sealed_title bytea
);
create index case_document_of_case on case_document (case_id, id);
revoke delete on case_document from fengqiao_app;

alter table case_document enable row level security;
create policy visible on case_document for select to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));
create policy writable on case_document for insert to fengqiao_app with check (
    filed_by_department = (select current_setting('fengqiao.department', true)));
create policy replaceable on case_document for update to fengqiao_app using (
    exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)))
    with check (true);

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'DOCUMENT_KIND', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'COVER', '卷宗封面'),
    (2, 'APPLICATION', '申请书或受理登记表'),
    (3, 'RIGHTS_NOTICE', '权利义务告知书'),
    (4, 'IDENTITY_PROOF', '当事人身份证明'),
    (5, 'AUTHORISATION', '授权委托书'),
    (6, 'INVESTIGATION_RECORD', '调查记录'),
    (7, 'EVIDENCE', '证据材料'),
    (8, 'MEDIATION_RECORD', '调解记录'),
    (9, 'AGREEMENT', '调解协议书（或口头协议登记表）'),
    (10, 'PERFORMANCE_PROOF', '履行凭证'),
    (11, 'FOLLOW_UP_RECORD', '回访记录'),
    (12, 'JUDICIAL_CONFIRMATION', '司法确认材料'),
    (13, 'GUIDANCE_NOTICE', '其他途径引导告知书'),
    (14, 'FILE_STATEMENT', '卷宗情况说明'),
    (15, 'BACK', '封底')) as t (position, code, name);
