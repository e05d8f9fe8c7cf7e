-- What a consumer did with an event, once per event if the inbox holds.
create table effect (
    number bigint generated always as identity,
    subject uuid not null,
    sequence bigint not null,
    type text not null
);
