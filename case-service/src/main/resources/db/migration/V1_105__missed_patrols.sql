-- A patrol whose time is over and on which nobody set out, or which nobody finished, was missed: that is said once, and what was said stays.
alter table patrol
    add column missed text check (missed in ('NOT_STARTED', 'NOT_FINISHED')),
    add column missed_at timestamptz,
    add constraint patrol_missed_is_whole check ((missed is null) = (missed_at is null));
create index patrol_unsaid on patrol (ends_at) where state in ('PLANNED', 'UNDER_WAY') and missed is null;
create index patrol_missed on patrol (matter_id) where missed is not null;

drop policy changeable on patrol;
create policy changeable on patrol for update to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE'
    or exists (
        select from matter m
        where m.id = matter_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments) offset 0));
