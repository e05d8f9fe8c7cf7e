-- A sweep reads the ledger from this day on; without it, everything that is kept.
-- The day in UTC on which published_below was taken. Not that of changed_at: it may be confirmed long after it was taken.
alter table relay_position add column published_below_day date;
