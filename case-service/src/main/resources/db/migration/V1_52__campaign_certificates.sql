-- What was erased of a campaign, when and by which rule. It names nobody: the ids are only in the hash.
create table campaign_certificate (
    matter_id uuid not null references campaign (matter_id),
    number integer not null,
    erased_at timestamptz not null,
    due_at timestamptz not null,
    rule text not null,
    -- visits without a finding, visits whose finding was nothing, and visits that had been withdrawn
    without_finding integer not null,
    nothing integer not null,
    withdrawn integer not null,
    -- SHA-256 over the ids of the erased rows in their order, each in its canonical form and followed by a line feed
    ids_sha256 text not null,
    primary key (matter_id, number)
);
revoke update, delete on campaign_certificate from fengqiao_app;

alter table campaign_certificate enable row level security;
create policy visible on campaign_certificate for select to fengqiao_app using (
    exists (select from matter m where m.id = matter_id));
create policy writable on campaign_certificate for insert to fengqiao_app with check (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
