-- Joint meetings: who is asked, which cases are talked about, what was said and decided. Nothing is widened by a meeting: what is said of
-- a case is read by departments that are in the meeting and on that case.
create table meeting (
    matter_id uuid primary key references matter (id),
    state text not null check (state in ('CALLED', 'HELD', 'CANCELLED')),
    starts_at timestamptz not null,
    place text not null,
    review_on date,
    -- when it was said that the day of the review has come
    review_said_at timestamptz
);
create index meeting_reviews on meeting (review_on) where state = 'HELD' and review_said_at is null;

create table meeting_invitation (
    matter_id uuid not null references meeting (matter_id),
    department text not null,
    state text not null check (state in ('ASKED', 'COMING', 'DECLINED')),
    -- known once it was held
    attended boolean,
    primary key (matter_id, department)
);

create table meeting_item (
    id uuid primary key,
    matter_id uuid not null references meeting (matter_id),
    position smallint not null,
    case_id uuid not null,
    unique (matter_id, case_id)
);

create table meeting_action (
    id uuid primary key,
    matter_id uuid not null references meeting (matter_id),
    item_id uuid not null references meeting_item (id),
    case_id uuid not null,
    department text not null,
    -- what is returned is with whoever called the meeting
    state text not null check (state in ('OPEN', 'DONE', 'RETURNED')),
    due_on date not null
);
create index meeting_actions on meeting_action (matter_id, id);

-- topics, minutes, dissent, what is to be done and what became of it; written once and never changed
create table meeting_text (
    id uuid primary key,
    matter_id uuid not null references meeting (matter_id),
    -- null for what is said of the meeting and of no case
    case_id uuid,
    -- the item, the action or the meeting it belongs to
    owner uuid not null,
    kind text not null check (kind in ('TOPIC', 'MINUTES', 'DISSENT', 'TASK', 'SETTLED', 'DECLINED')),
    department text not null,
    sealed bytea not null
);
create index meeting_texts on meeting_text (matter_id, id);

revoke delete on meeting, meeting_invitation, meeting_item, meeting_action from fengqiao_app;
revoke update, delete on meeting_text from fengqiao_app;

alter table meeting enable row level security;
alter table meeting_invitation enable row level security;
alter table meeting_item enable row level security;
alter table meeting_action enable row level security;
alter table meeting_text enable row level security;

create policy visible on meeting for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on meeting for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on meeting for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and ((select current_setting('fengqiao.roles', true)) = 'SERVICE'
            or (select current_setting('fengqiao.department', true)) = any (m.departments))));

create policy visible on meeting_invitation for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on meeting_invitation for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on meeting_invitation for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

-- who may not know of a case does not learn from a meeting that there is one
create policy visible on meeting_item for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id)
    and exists (select from dispute_case c where c.id = case_id));
create policy writable on meeting_item for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments))
    and exists (
        select from dispute_case c
        where c.id = case_id
        and (select current_setting('fengqiao.department', true)) = any (c.departments)));

create policy visible on meeting_action for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id)
    and exists (select from dispute_case c where c.id = case_id));
create policy writable on meeting_action for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));
create policy changeable on meeting_action for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

create policy visible on meeting_text for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments))
    and (case_id is null
        or exists (
            select from dispute_case c
            where c.id = case_id
            and (select current_setting('fengqiao.department', true)) = any (c.departments))));
create policy writable on meeting_text for insert to fengqiao_app with check (
    exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments))
    and (case_id is null
        or exists (
            select from dispute_case c
            where c.id = case_id
            and (select current_setting('fengqiao.department', true)) = any (c.departments))));
