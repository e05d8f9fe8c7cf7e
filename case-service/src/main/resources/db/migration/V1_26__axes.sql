-- What is true of a case beside its status, each independent of the others; constants as defaults, so that no row is rewritten.
alter table dispute_case
    add column tier text not null default 'L3' check (tier in ('L3', 'L2', 'L1')),
    add column supervision text not null default 'NONE'
        check (supervision in ('NONE', 'ORDINARY', 'YELLOW_CARD', 'RED_CARD')),
    add column pause_reason text,
    add column paused_at timestamptz,
    add column pause_until timestamptz,
    add column extension_asked boolean not null default false,
    add column outcome text,
    add column closed_at timestamptz,
    add column reopened integer not null default 0,
    -- the version of the last fact of a case that risk-service has calculated with
    add column reviewed_version bigint not null default 0;

-- for the job that archives: what is written off and waits for its ninety days
create index case_to_archive on dispute_case (closed_at) where status = 'WRITTEN_OFF';

insert into code_entry (code_system, code, name, position, version, valid_from)
select 'OUTCOME', code, name, position, '2026-01', date '2026-01-01'
from (values
    (1, 'SUCCESS', '成功'),
    (2, 'PARTIAL', '部分成功'),
    (3, 'FAILED', '不成功'),
    (4, 'REFUSED', '拒绝'),
    (5, 'ENDED', '其他原因终止'),
    (6, 'NOT_ACCEPTED', '不接收'),
    (7, 'SETTLED_WITHOUT_MEDIATION', '未经调解已解决')) as t (position, code, name);
