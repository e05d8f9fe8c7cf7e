-- One canary per slot however many instances run: whoever inserts the slot releases it.
create table canary_slot (
    slot bigint primary key,
    canary uuid not null,
    released_at timestamptz not null
);
revoke update on canary_slot from fengqiao_app;
