-- What becomes known of a case after it was reported: answers that were amended, dangers that were told, an address that was corrected.

create table learned (
    case_id uuid not null,
    -- version of the case that told it; a later one knows better
    version bigint not null,
    -- null when this says nothing of the parties
    party_count integer,
    answers jsonb not null,
    observed_at jsonb not null,
    corrected text[] not null,
    corrected_in uuid[] not null,
    -- whether this says where the case is counted, and where; no place when it has no address any more
    tells_place boolean not null,
    place_key text,
    primary key (case_id, version)
);

revoke update, delete, truncate on learned from fengqiao_app;

-- a report is never changed but for the place it is counted at, which is that of the corrected address
grant update (place_key) on report to fengqiao_app;

alter table learned enable row level security;

create policy service_itself on learned to fengqiao_app
    using ((select current_setting('fengqiao.roles', true)) = 'SERVICE');
