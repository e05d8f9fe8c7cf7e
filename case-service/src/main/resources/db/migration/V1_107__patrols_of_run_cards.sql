-- A task of a run card may say that a patrol belongs to it, and the proposal for a case says how that stands.
comment on column run_card.tasks is
    '[{"department": code, "task": text, "patrol": {"withinHours": number}}]; the patrol, and its hours, only where the card says so';
create index patrol_of_case on patrol (case_id) where case_id is not null;
