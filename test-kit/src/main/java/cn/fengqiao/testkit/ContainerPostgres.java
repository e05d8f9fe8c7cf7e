package cn.fengqiao.testkit;

/** PostgreSQL in a container of the official image. */
final class ContainerPostgres extends PostgresServer {

    private final int port = FreePort.find();
    private final FixedPortContainer container;

    private ContainerPostgres() {
        this.container = new FixedPortContainer("postgres:18", port, 5432);
        container
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand("postgres -c wal_level=logical -c max_replication_slots=64 -c max_wal_senders=64"
                        + " -c max_connections=300 -c fsync=off");
    }

    static ContainerPostgres start() {
        var server = new ContainerPostgres();
        server.container.start();
        server.awaitReady();
        server.prepareCluster();
        return server;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void kill() {
        container.kill();
    }

    @Override
    public synchronized void restart() {
        container.startAgain();
        awaitReady();
    }
}
