-- How the columns of a file become the fields of a case, saved by name. The two built-in ones show how; they are replaced by copying.
create table import_mapping (
    name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    built_in boolean not null,
    definition jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null default now()
);
revoke delete on import_mapping from fengqiao_app;

insert into import_mapping (name, built_in, changed_by, definition) values
('hotline-zh', true, 'built-in', '{
    "title": "12345 热线工单",
    "system": "hotline",
    "source": "HOTLINE_12345",
    "reference": "{work_order_no}",
    "subject": "{title}",
    "narrative": "{content}",
    "foundAt": {"from": "{received_at}", "formats": ["uuuu/M/d H:m:s", "uuuu/M/d H:m", "uuuu-M-d H:m:s"], "zone": "Asia/Shanghai"},
    "keywordsIn": "{title} {category} {content}",
    "area": {"otherwise": "HC.FQ"},
    "type": "OTHER"
}'),
('nyc-311', true, 'built-in', '{
    "title": "NYC 311 service requests",
    "system": "nyc-311",
    "source": "HOTLINE_12345",
    "reference": "{Unique Key}",
    "subject": "{Complaint Type} · {Descriptor}",
    "narrative": "{Complaint Type}: {Descriptor}\nLocation type: {Location Type}\nBorough: {Borough}\nAgency: {Agency Name}\nStatus: {Status}\n{Resolution Description}",
    "address": "{Incident Address} {City}",
    "foundAt": {"from": "{Created Date}", "formats": ["MM/dd/uuuu hh:mm:ss a"], "zone": "America/New_York"},
    "keywordsIn": "{Complaint Type} {Agency}",
    "area": {"otherwise": "HC.FQ"},
    "type": "OTHER"
}');
