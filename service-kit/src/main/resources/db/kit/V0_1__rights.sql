-- Services run as a role that owns nothing: what the owner creates from here on, the service may use but not redefine.
grant usage on schema public to fengqiao_app, fengqiao_relay;

alter default privileges in schema public
    grant select, insert, update, delete on tables to fengqiao_app;

alter default privileges in schema public
    grant usage, select on sequences to fengqiao_app;
