-- Case numbers are leased in blocks per subdistrict and day, so that no hot row puts commits in a queue.
create table case_number_block (
    subdistrict text not null,
    day date not null,
    next integer not null,
    primary key (subdistrict, day)
);
revoke delete on case_number_block from fengqiao_app;
