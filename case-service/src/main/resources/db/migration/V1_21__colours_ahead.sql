-- Colours of cases that are not to be seen here yet: the latest of each case waits for it, and no other case waits behind it.
create table colour_ahead (
    case_id uuid primary key,
    colour smallint not null,
    certainty text not null,
    -- when risk-service found it
    changed_at timestamptz not null,
    -- whether an operator was told that the case does not come
    reported boolean not null default false
);
alter table colour_ahead enable row level security;
create policy of_the_service on colour_ahead to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
