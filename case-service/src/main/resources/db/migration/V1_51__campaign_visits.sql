-- Visits of a campaign. What was said at the door is sealed, and the row goes when nobody needs it any more.
create table campaign_visit (
    id uuid primary key,
    matter_id uuid not null,
    area text collate "C" not null,
    worker_subject text not null,
    worker_name text not null,
    -- the phone's own, so that a visit that is sent again is the same visit
    visit_key text not null,
    digest bytea not null,
    at timestamptz not null,
    received_at timestamptz not null,
    outcome text not null check (outcome in ('NOBODY_HOME', 'REFUSED', 'DONE')),
    -- address, household card and answers; none of a visit that was withdrawn
    sealed bytea,
    -- keyed, so that equal answers are recognised without being opened
    answers_digest bytea,
    withdrawn boolean not null default false,
    -- why it looks implausible, and what the worker said to that
    suspicions text[] not null default '{}',
    confirmed boolean not null default false,
    explanation bytea,
    -- the questions whose answer is a finding, and what became of it
    finding_codes text[] not null default '{}',
    finding text check (finding in ('OPEN', 'CASE', 'CLUE', 'OBLIGATION', 'NOTHING')),
    decided_at timestamptz,
    decided_by text,
    decision bytea,
    case_id uuid,
    case_number text,
    -- of the last change, so that one whose answer was lost is recognised
    change_digest bytea,
    version bigint not null default 1,
    unique (matter_id, worker_subject, visit_key),
    foreign key (matter_id, area) references campaign_grid (matter_id, area)
);
create index campaign_visit_of_worker on campaign_visit (matter_id, worker_subject, at);
create index campaign_visit_mine on campaign_visit (matter_id, worker_subject, id);
create index campaign_visit_findings on campaign_visit (matter_id, id) where finding is not null;
create index campaign_visit_patterns on campaign_visit (matter_id, id) where confirmed;

alter table campaign_visit enable row level security;
create policy visible on campaign_visit for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));
create policy writable on campaign_visit for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on campaign_visit for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy erasable on campaign_visit for delete to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
