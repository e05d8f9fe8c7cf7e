-- Appointments. That no room and no person is taken twice is kept by the database itself: whatever the service believes, the second of two
-- cannot be written.
create table studio_booking (
    id uuid primary key,
    studio_id uuid not null,
    room integer not null check (room > 0),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    -- lawyer and psychologist together (双师)
    dual boolean not null,
    members uuid[] not null check (cardinality(members) > 0),
    -- for whom; shown only to those who may know what is done about it
    case_id uuid,
    household_id uuid,
    status text not null,
    version bigint not null check (version > 0),
    -- version of the studio that the last change led to, and the one the booking led to: there the history knows the requests
    studio_version bigint not null,
    booked_version bigint not null,
    booked_at timestamptz not null,
    booked_by_subject text not null,
    booked_by_department text not null,
    request_key text not null,
    -- why it was cancelled: text about people
    sealed bytea,
    check (case_id is null or household_id is null),
    unique (studio_id, request_key, booked_by_subject, booked_by_department),
    exclude using gist (studio_id with =, room with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'CANCELLED')
);
create index studio_booking_in_time on studio_booking (studio_id, starts_at, id);
create index studio_booking_for_case on studio_booking (case_id, id) where case_id is not null;
create index studio_booking_for_household on studio_booking (household_id, id) where household_id is not null;

-- who sits there; a row goes when its appointment is cancelled
create table studio_engagement (
    booking_id uuid not null,
    person text collate "C" not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (booking_id, person),
    exclude using gist (person with =, tstzrange(starts_at, ends_at) with &&)
);
create index studio_engagement_in_time on studio_engagement (person, starts_at);

revoke delete on studio_booking from fengqiao_app;

alter table studio_booking enable row level security;
alter table studio_engagement enable row level security;

create policy visible on studio_booking for select to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id));
create policy bookable on studio_booking for insert to fengqiao_app with check (
    booked_by_department = (select current_setting('fengqiao.department', true))
    and exists (
        select from matter m
        where m.id = studio_id
        and booked_by_department = any (m.departments)));
create policy changeable on studio_booking for update to fengqiao_app using (
    exists (
        select from matter m
        where m.id = studio_id
        and (select current_setting('fengqiao.department', true)) = any (m.departments)));

-- that a colleague is taken at an hour is no secret, and has to be known wherever they work; what for stands in the booking
create policy visible on studio_engagement for select to fengqiao_app using (
    (select current_setting('fengqiao.department', true)) <> '');
create policy bookable on studio_engagement for insert to fengqiao_app with check (
    exists (
        select from studio_booking b
        where b.id = booking_id));
create policy removable on studio_engagement for delete to fengqiao_app using (
    exists (
        select from studio_booking b
        where b.id = booking_id));
