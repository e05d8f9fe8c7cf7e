package cn.fengqiao.testkit;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container whose port on this machine survives a restart. Testcontainers gives a random one at each start, which is
 * right as long as nobody kills the server in the middle of a test.
 */
final class FixedPortContainer extends GenericContainer<FixedPortContainer> {

    FixedPortContainer(String image, int hostPort, int containerPort) {
        super(DockerImageName.parse(image));
        withExposedPorts(containerPort);
        withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                .withPortBindings(new PortBinding(
                        Ports.Binding.bindIpAndPort("127.0.0.1", hostPort), new ExposedPort(containerPort))));
    }

    void kill() {
        if (running()) {
            getDockerClient()
                    .killContainerCmd(getContainerId())
                    .withSignal("KILL")
                    .exec();
            Await.until("the end of " + getDockerImageName(), () -> !running());
        }
    }

    void startAgain() {
        if (!running()) {
            getDockerClient().startContainerCmd(getContainerId()).exec();
        }
    }

    private boolean running() {
        return Boolean.TRUE.equals(getDockerClient()
                .inspectContainerCmd(getContainerId())
                .exec()
                .getState()
                .getRunning());
    }
}
