-- The ledger of events: one row per event, inserted with the state that made it true, never updated.
create sequence outbox_position;

create table outbox (
    day date not null default (now() at time zone 'utc')::date,
    -- Defaults are evaluated from left to right: a row has its transaction id before it takes a position, so a reader
    -- that sees a hole in the positions knows that whoever took it is finished once the xmin horizon has passed.
    xid xid8 not null default pg_current_xact_id(),
    position bigint not null default nextval('outbox_position'),
    id uuid not null,
    topic text not null,
    subject uuid not null,
    sequence bigint not null check (sequence >= 0),
    type text not null,
    headers jsonb not null check (jsonb_typeof(headers) = 'object'),
    payload text not null,
    written_at timestamptz not null default now(),
    primary key (position, day)
) partition by range (day);

-- Two facts of one subject cannot have the same number; 0 stands in no order.
create unique index outbox_order on outbox (subject, topic, sequence, day) where sequence > 0;

-- Rows of a day for which nobody made a partition in time are kept here rather than refused.
create table outbox_default partition of outbox default;

revoke update, delete, truncate on outbox from fengqiao_app;
revoke insert, update, delete, truncate on outbox_default from fengqiao_app;
grant select on outbox to fengqiao_relay;

create publication fengqiao_outbox for table outbox (position, topic, subject, headers, payload)
    with (publish = 'insert', publish_via_partition_root = true);

-- How far the relay of a kind has come.
create table relay_position (
    relay text primary key,
    -- The highest position that Kafka has acknowledged; polling: and all below it.
    published_position bigint not null default 0,
    -- Decoding: every row of a transaction below this id is acknowledged. Where to sweep from when the slot is lost.
    published_below xid8 not null default '0',
    -- Decoding: false from the creation of the slot until what it does not contain was swept out of the ledger.
    swept boolean not null default false,
    changed_at timestamptz not null default now()
);

grant select, insert, update on relay_position to fengqiao_relay;

-- The service asks for its partitions; only the owner may make them. Several instances may ask at once.
create function outbox_keep_partitions(active_relay text, days_ahead integer, days_kept integer)
returns void
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
-- The attach waits for writers of the default partition only, the drop for all; neither may make them queue for long.
set lock_timeout = '2s'
as $$
declare
    today constant date := (now() at time zone 'utc')::date;
    wanted date;
    part text;
    old record;
begin
    if not pg_try_advisory_xact_lock(hashtext('outbox_keep_partitions')) then
        return;
    end if;
    for wanted in
        select today + ahead
        from generate_series(0, least(days_ahead, 60)) as ahead
    loop
        part := 'outbox_' || to_char(wanted, 'YYYYMMDD');
        if to_regclass('public.' || part) is null
           and not exists (select from public.outbox_default where day = wanted) then
            execute format('create table public.%I (like public.outbox including all)', part);
            execute format('revoke all on public.%I from fengqiao_app', part);
            execute format(
                'alter table public.outbox attach partition public.%I for values from (%L) to (%L)',
                part, wanted, wanted + 1);
        end if;
    end loop;
    for old in
        select child.relname as name, to_date(right(child.relname, 8), 'YYYYMMDD') as day
        from pg_inherits
        join pg_class as child on child.oid = inhrelid
        where inhparent = 'public.outbox'::regclass
          and child.relname ~ '^outbox_\d{8}$'
          and to_date(right(child.relname, 8), 'YYYYMMDD') < today - greatest(days_kept, 1)
    loop
        -- What Kafka has not acknowledged stays, however old it is.
        if not exists (
            select
            from public.outbox
            where outbox.day = old.day
              and outbox.position > coalesce(
                  (select published_position from public.relay_position where relay = active_relay), 0)
        ) then
            execute format('drop table public.%I', old.name);
        end if;
    end loop;
end
$$;

revoke execute on function outbox_keep_partitions(text, integer, integer) from public;
grant execute on function outbox_keep_partitions(text, integer, integer) to fengqiao_app;

select outbox_keep_partitions('decoding', 3, 30);
