-- What a consumer has applied, per subject; written in the transaction of the effect.
create table inbox (
    consumer text not null,
    topic text not null,
    subject uuid not null,
    -- The last sequence that was applied or discarded.
    sequence bigint not null,
    -- True while an event of this subject waits in dead_letter: all later ones queue up behind it.
    parked boolean not null default false,
    changed_at timestamptz not null default now(),
    primary key (consumer, topic, subject)
) with (fillfactor = 80);

create table dead_letter (
    id uuid primary key,
    consumer text not null,
    topic text not null,
    partition integer not null,
    kafka_offset bigint not null,
    kafka_timestamp timestamptz not null,
    -- Null when the record does not say: then nothing can wait behind it.
    subject uuid,
    sequence bigint,
    type text,
    event_id text,
    headers jsonb not null,
    payload bytea,
    reason text not null check (reason in ('POISON', 'MALFORMED', 'GAP', 'BEHIND')),
    error text not null,
    attempts integer not null,
    state text not null default 'PARKED' check (state in ('PARKED', 'REPLAYED', 'DISCARDED')),
    parked_at timestamptz not null default now(),
    settled_at timestamptz,
    settled_by text,
    settled_because text
);

-- A parked event that is delivered again is still one letter.
create unique index dead_letter_once on dead_letter (consumer, topic, subject, sequence)
    where state = 'PARKED' and subject is not null and sequence is not null;

create unique index dead_letter_record on dead_letter (consumer, topic, partition, kafka_offset, kafka_timestamp);

create index dead_letter_list on dead_letter (state, id desc);
