-- The one tree of areas, city to building; every network of the subdistrict hangs on it. Which areas there are is data of the place.
create table area (
    path text collate "C" primary key check (path ~ '^[A-Z0-9]{1,16}(\.[A-Z0-9]{1,16}){0,7}$'),
    name text not null,
    kind text not null check (kind in ('CITY', 'SUBDISTRICT', 'COMMUNITY', 'GRID', 'BUILDING'))
);
revoke insert, update, delete on area from fengqiao_app;
