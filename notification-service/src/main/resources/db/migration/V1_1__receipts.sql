-- Who was asked, and how far up the ladder each department is.

-- One row per case, with the audience that was told last.
create table notice (
    case_id uuid primary key,
    area text not null,
    departments text[] not null,
    restricted boolean not null,
    -- sequence of the case event that told the audience
    told_by bigint not null,
    -- how many rungs were told: sequence of our last event about the case
    told bigint not null default 0
) with (fillfactor = 80);

create table receipt (
    case_id uuid not null references notice (case_id),
    department text not null,
    requested_at timestamptz not null,
    delivered_at timestamptz,
    seen_at timestamptz,
    accepted_at timestamptz,
    rejected_at timestamptz,
    done_at timestamptz,
    -- sequence of the case event behind the present answer
    answered_by bigint not null default 0,
    primary key (case_id, department),
    check (accepted_at is null or rejected_at is null),
    check (seen_at is null or delivered_at is not null)
) with (fillfactor = 70);

-- What the feeds said about a department before it was asked here, or about a case not yet known; applied when it is.
create table early_fact (
    case_id uuid not null,
    department text not null,
    rung text not null check (rung in ('DELIVERED', 'SEEN')),
    at timestamptz not null,
    kept_at timestamptz not null default now(),
    primary key (case_id, department, rung)
);

create index early_fact_by_age on early_fact (kept_at);
