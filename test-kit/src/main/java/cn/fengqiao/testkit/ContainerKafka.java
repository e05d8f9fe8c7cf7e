package cn.fengqiao.testkit;

/** A broker in a container of the official image. */
final class ContainerKafka extends KafkaServer {

    private final int port = FreePort.find();
    private final FixedPortContainer container;

    private ContainerKafka() {
        this.container = new FixedPortContainer("apache/kafka:4.3.1", port, 9092);
        container.withEnv("KAFKA_PROCESS_ROLES", "broker,controller");
        container.withEnv("KAFKA_NODE_ID", "1");
        container.withEnv("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093");
        container.withEnv("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port);
        container.withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
        for (String setting : COMMON) {
            String[] parts = setting.split("=", 2);
            container.withEnv("KAFKA_" + parts[0].replace('.', '_').toUpperCase(java.util.Locale.ROOT), parts[1]);
        }
    }

    static ContainerKafka start() {
        var server = new ContainerKafka();
        server.container.start();
        server.awaitReady();
        return server;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
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
