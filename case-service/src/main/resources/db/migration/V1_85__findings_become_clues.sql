-- What is found on a campaign or on a patrol becomes a clue, linked both ways: a clue says what it was found on, and nothing becomes two.
alter table clue
    add column origin text check (origin in ('CAMPAIGN', 'PATROL')),
    add column origin_id uuid,
    -- the finding or the check-in
    add column origin_part uuid,
    add constraint clue_origin_is_whole check (num_nulls(origin, origin_id, origin_part) in (0, 3));
create unique index clue_of_origin on clue (origin_part) where origin_part is not null;

alter table campaign_visit add column clue_id uuid;
