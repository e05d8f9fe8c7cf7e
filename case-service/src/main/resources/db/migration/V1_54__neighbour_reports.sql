-- Reports of incidents. Who reported is in a table of its own, which the service can write and cannot read.
create table neighbour_report (
    id uuid primary key,
    matter_id uuid not null references neighbour_group (matter_id),
    kind text not null,
    filed_at timestamptz not null,
    reply_due timestamptz not null,
    sealed bytea not null,
    replied_at timestamptz,
    replied_by text,
    reply bytea,
    -- when it was said that nobody replied in time; said once
    unanswered_at timestamptz,
    case_id uuid,
    case_number text,
    -- who may repeat the request, under which key and with which content
    filed_by_subject text not null,
    request_key text not null,
    request_digest bytea not null,
    change_digest bytea,
    version bigint not null default 1,
    unique (matter_id, filed_by_subject, request_key)
);
create index neighbour_reports on neighbour_report (matter_id, id);
create index neighbour_report_without_reply on neighbour_report (id) where replied_at is null;
create index neighbour_report_to_remind on neighbour_report (reply_due) where replied_at is null and unanswered_at is null;

create table neighbour_reporter (
    report_id uuid primary key references neighbour_report (id),
    sealed bytea not null
);

revoke delete on neighbour_report from fengqiao_app;
revoke select, update, delete on neighbour_reporter from fengqiao_app;

alter table neighbour_report enable row level security;
alter table neighbour_reporter enable row level security;

create policy visible on neighbour_report for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
create policy writable on neighbour_report for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on neighbour_report for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
create policy writable on neighbour_reporter for insert to fengqiao_app with check (
    (select current_setting('fengqiao.department', true)) <> '');
