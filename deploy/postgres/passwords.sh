#!/bin/sh
# Runs once, after cluster.sql, when the data folder is new. Passwords come from the environment and stay out of files
# and command lines.
set -eu
psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner FENGQIAO_DB_OWNER_PASSWORD
\getenv app FENGQIAO_DB_APP_PASSWORD
\getenv relay FENGQIAO_DB_RELAY_PASSWORD
alter role fengqiao_owner password :'owner';
alter role fengqiao_app password :'app';
alter role fengqiao_relay password :'relay';
SQL
