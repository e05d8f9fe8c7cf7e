#!/bin/bash
# Makes the topics that are missing; existing ones are left alone. BOOTSTRAP names the brokers, REPLICATION how many keep
# each record (3 on a cluster, with MIN_ISR=2).
set -eu
existing=$(/opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --list)

make() { # topic, partitions
    if ! grep -qx "$1" <<<"$existing"; then
        # The broker's clock stamps the records, so that a reader can go back to a time whatever the writers' clocks say.
        /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists --topic "$1" --partitions "$2" \
            --replication-factor "${REPLICATION:-1}" --config message.timestamp.type=LogAppendTime \
            --config min.insync.replicas="${MIN_ISR:-1}"
    fi
}

# The number of partitions is chosen once: another one would break the order of the facts of a case.
for topic in case-events risk-events notification-events; do
    make "$topic" 24
done
for letters in case-events.risk-service case-events.notification-service risk-events.case-service \
    risk-events.notification-service; do
    make "$letters.dlt" 3
done
