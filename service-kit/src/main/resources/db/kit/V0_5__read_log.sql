-- Reading a person is an act: who read what of which case, when and why. Written by the read itself, never changed.
create table read_log (
    -- Assigned before the position, as defaults are evaluated from left to right: who holds a position holds an xid.
    xid xid8 not null default pg_current_xact_id(),
    position bigint generated always as identity primary key,
    read_at timestamptz not null default clock_timestamp(),
    reader text not null,
    reader_name text not null,
    department text not null,
    area text not null,
    case_id uuid not null,
    fields text[] not null check (cardinality(fields) > 0),
    operation text not null,
    purpose text not null check (purpose <> ''),
    policy text not null
);

create index read_log_case on read_log (case_id, position desc);

-- The chain: each seal covers the positions after the one before it, and contains that one's hash.
create table read_log_seal (
    number bigint primary key check (number > 0),
    after_position bigint not null,
    upto_position bigint not null check (upto_position > after_position),
    row_count bigint not null check (row_count >= 0),
    previous_hash text not null,
    hash text not null,
    sealed_at timestamptz not null default clock_timestamp()
);

-- The service may add and look; not even it may change or remove.
revoke update, delete, truncate on read_log, read_log_seal from fengqiao_app;
revoke insert on read_log from fengqiao_app;
grant insert (reader, reader_name, department, area, case_id, fields, operation, purpose, policy)
    on read_log to fengqiao_app;
