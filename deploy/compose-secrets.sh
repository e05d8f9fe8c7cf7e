#!/bin/sh
# Writes .env beside docker-compose.yml with a fresh secret for everything that needs one. Never overwrites: the data
# key in it is the only way to read the personal data of an existing database.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
    echo ".env is already there; move it away to make new secrets." >&2
    exit 1
fi
hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
base64_bytes() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }
umask 077
{
    echo "# Secrets of this deployment. Keep a copy of FENGQIAO_DATA_KEY apart from the backups of the database."
    echo "POSTGRES_PASSWORD=$(hex 24)"
    echo "FENGQIAO_DB_OWNER_PASSWORD=$(hex 24)"
    echo "FENGQIAO_DB_APP_PASSWORD=$(hex 24)"
    echo "FENGQIAO_DB_RELAY_PASSWORD=$(hex 24)"
    echo "FENGQIAO_DATA_KEY=$(base64_bytes 32)"
    for client in FENGQIAO_CONSOLE POLICE_SYSTEM URBAN_MANAGEMENT_SYSTEM EMERGENCY_SYSTEM COMMUNITY_SYSTEM \
        GATEWAY_SERVICE CASE_SERVICE RISK_SERVICE NOTIFICATION_SERVICE; do
        echo "FENGQIAO_SECRET_$client=$(hex 32)"
    done
    echo "FENGQIAO_DEMO_PASSWORD=$(hex 8)"
    echo "GRAFANA_ADMIN_PASSWORD=$(hex 12)"
} >.env
echo "Wrote .env. The demo people sign in with the FENGQIAO_DEMO_PASSWORD in it."
