-- A department that was let off or had to leave keeps what it wrote itself, and nothing else of the case: who left stands beside who is on it.
alter table dispute_case add column former text[] not null default '{}';
comment on column dispute_case.former is 'departments that were on the case and are no longer, sorted';
comment on column dispute_case.shares is
    '[{"d": department, "s": state, "v": version it joined in, "a": true where somebody asked for the part, "p": the promise asked for with it}], sorted by department';
