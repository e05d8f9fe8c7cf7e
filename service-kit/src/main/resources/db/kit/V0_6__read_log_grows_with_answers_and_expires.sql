-- One entry per answer instead of one per case it shows, and an end: entries go with their seals after the years the law wants.
-- An entry of one case looks to the chain as it did before, so seals made so far still fit.
alter table read_log add column case_ids uuid[];
update read_log set case_ids = array[case_id];
alter table read_log
    alter column case_ids set not null,
    add check (cardinality(case_ids) > 0),
    drop column case_id;

create index read_log_cases on read_log using gin (case_ids);
create index read_log_reader on read_log (reader, position desc);

grant insert (case_ids) on read_log to fengqiao_app;

-- Places in the chain: the last seal that expired, and the last one that was verified. Each is signed with the key of the
-- chain, so that whoever can write here can take a place away but not move it.
create table read_log_mark (
    kind text primary key check (kind in ('EXPIRED', 'VERIFIED')),
    number bigint not null,
    upto_position bigint not null,
    entries bigint not null,
    hash text not null,
    signature text not null,
    marked_at timestamptz not null default clock_timestamp()
);

-- Removes the oldest seals with their entries and says which was the last. The service may ask for a longer time than three
-- years but never for a shorter one.
create function read_log_expire(days_kept integer, most integer)
returns table (number bigint, upto_position bigint, hash text)
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    last record;
begin
    select old.number, old.upto_position, old.hash
    into last
    from (
        select seal.number, seal.upto_position, seal.hash, seal.sealed_at
        from public.read_log_seal as seal
        order by seal.number
        limit most
    ) as old
    where old.sealed_at < least(now() - make_interval(days => days_kept), now() - interval '3 years')
    order by old.number desc
    limit 1;
    if found then
        delete from public.read_log as entry where entry.position <= last.upto_position;
        delete from public.read_log_seal as seal where seal.number <= last.number;
        return query select last.number, last.upto_position, last.hash;
    end if;
end
$$;

revoke execute on function read_log_expire(integer, integer) from public;
grant execute on function read_log_expire(integer, integer) to fengqiao_app;
