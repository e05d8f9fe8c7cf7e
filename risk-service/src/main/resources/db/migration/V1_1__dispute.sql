-- What is known of disputes, the calculations made from it, and the colour that follows.

-- One row per case this service has heard of. The audience is the latest one told; the colour is that of the survivor when
-- cases were merged, the others keep their last.
create table dispute (
    case_id uuid primary key,
    area text not null,
    departments text[] not null,
    restricted boolean not null,
    -- sequence of the case event that told the audience
    told_by bigint not null,
    colour text not null default 'NONE' check (colour in ('NONE', 'BLUE', 'YELLOW', 'RED')),
    certainty text not null default 'PROVISIONAL' check (certainty in ('PROVISIONAL', 'CONFIRMED', 'REVIEW_DUE')),
    assessment uuid,
    -- how often the colour changed: sequence of our last event about the case
    changes bigint not null default 0
) with (fillfactor = 80);

-- The evidence: what was said when a case was raised. Never changed.
create table report (
    case_id uuid primary key,
    place_key text,
    mode text not null,
    found_at timestamptz not null,
    party_count integer not null,
    answers jsonb not null
);

create index report_at_place on report (place_key, mode, found_at, case_id) where place_key is not null;

-- Which case lives on in which. May be known before the merged case is.
create table merger (
    merged uuid primary key,
    survivor uuid not null
);

create index merger_into on merger (survivor);

-- Places of disputes that have several reports, so that a late report finds them without walking through all mergers.
create table merged_place (
    place_key text not null,
    mode text not null,
    case_id uuid not null,
    primary key (place_key, mode, case_id)
);

-- Every calculation that was ever made, with everything needed to make it again. Never changed.
create table assessment (
    id uuid primary key,
    case_id uuid not null,
    assessed_at timestamptz not null,
    as_of timestamptz not null,
    rule_set text not null,
    colour text not null,
    certainty text not null,
    points integer not null,
    override boolean not null,
    -- the event that caused it, and who or what decided
    cause uuid not null,
    cause_type text not null,
    actor text not null,
    -- reasons, caps, missing answers, what would lower the colour, the explanation, and the inputs
    detail jsonb not null
);

create index assessment_of_case on assessment (case_id, id desc);

revoke update, delete, truncate on assessment, report, merger, merged_place from fengqiao_app;
revoke delete, truncate on dispute from fengqiao_app;
