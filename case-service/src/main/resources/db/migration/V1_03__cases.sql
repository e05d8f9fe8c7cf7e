-- A case is one row: its state, its shares and its clock change together or not at all. Persons are kept apart and sealed.
-- The rows beside it name it without a foreign key: one statement writes them all, and the checks would lock the row it just wrote.
create table dispute_case (
    id uuid primary key,
    number text collate "C" not null unique,
    type text not null,
    source text not null,
    scale text,
    status text not null,
    -- 0 none, 1 blue, 2 yellow, 3 red: an order to sort by
    colour smallint not null check (colour between 0 and 3),
    certainty text not null,
    area text collate "C" not null,
    raised_by text not null,
    lead text,
    desk text,
    -- who has to act next
    holder text not null generated always as (coalesce(lead, raised_by)) stored,
    open boolean not null generated always as (
        status not in ('WRITTEN_OFF', 'ARCHIVED', 'DECLINED', 'REFERRED_OUT', 'MERGED')) stored,
    -- sorted; what row-level security and the events call the departments on the case
    departments text[] not null check (cardinality(departments) > 0),
    -- [{"d": department, "s": state, "v": version it joined in}], sorted like departments
    shares jsonb not null,
    restricted boolean not null,
    mode text not null,
    party_count integer not null,
    version bigint not null check (version > 0),
    raised_at timestamptz not null,
    found_at timestamptz not null,
    updated_at timestamptz not null,
    sign_started_at timestamptz,
    sign_due_at timestamptz,
    merged_into uuid,
    external_ref text,
    -- who may repeat the request that raised it, and under which key
    raised_by_subject text not null,
    raise_key text not null,
    unique (raise_key, raised_by_subject, raised_by)
);
comment on table dispute_case is 'ids are UUIDv7, so that their order is the order of raising';

-- title, narrative, address and parties as they were raised: one AES-GCM sealed document per case
create table case_personal (
    case_id uuid primary key,
    sealed bytea not null
);

-- what was done; notes and reasons are text about people and sealed like the rest
create table case_timeline (
    case_id uuid not null,
    sequence bigint not null,
    at timestamptz not null,
    what text not null,
    by_subject text not null,
    by_name text not null,
    by_department text not null,
    other_department text,
    other_case uuid,
    sealed bytea,
    primary key (case_id, sequence)
);

-- keyed hashes of two-character pieces, phones and addresses: finds without reading
create table case_search (
    case_id uuid primary key,
    grams integer[] not null
);

-- nothing of a case is ever deleted, and what was said once is never rewritten
revoke delete on dispute_case from fengqiao_app;
revoke update, delete on case_personal, case_timeline from fengqiao_app;
revoke select, update, delete on case_search from fengqiao_app;
