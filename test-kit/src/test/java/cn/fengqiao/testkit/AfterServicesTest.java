package cn.fengqiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class AfterServicesTest {

    @Test
    void a_service_that_ends_with_its_tests_still_has_its_database_which_then_ends_too() throws Exception {
        Process tests = tests("with a service");

        List<String> said = tests.inputReader().readAllLines();

        assertThat(tests.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains(Service.ANSWERS);
        Await.until(
                "the end of the postmaster",
                () -> ProcessHandle.of(postmaster(said))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void where_no_service_was_started_none_is_waited_for() throws Exception {
        Process tests = tests();
        try (var said = tests.inputReader()) {
            String last = said.lines()
                    .filter(line -> line.startsWith(Tests.POSTMASTER))
                    .findFirst()
                    .orElseThrow();

            assertThat(tests.waitFor(AfterServices.LONGEST.toSeconds() / 2, TimeUnit.SECONDS))
                    .as("the end after %s", last)
                    .isTrue();
        }
    }

    private static Process tests(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Tests.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static long postmaster(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(Tests.POSTMASTER))
                .map(line -> Long.parseLong(line.substring(Tests.POSTMASTER.length())))
                .findFirst()
                .orElseThrow();
    }

    /** A JVM as tests leave it: with a server, and with a service if it is given an argument, neither of which anybody has ended. */
    static final class Tests {

        private static final String POSTMASTER = "postmaster ";

        private Tests() {}

        public static void main(String[] arguments) {
            System.setProperty("fengqiao.infra", "embedded");
            if (arguments.length > 0) {
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .run();
            }
            TestCluster.postgres();
            ProcessHandle.current().children().forEach(child -> System.out.println(POSTMASTER + child.pid()));
            System.exit(0);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {

        private static final String ANSWERS = "the database answers at the end";

        @Bean(destroyMethod = "close")
        AutoCloseable needsItsDatabase() {
            return Service::look;
        }

        /** So often that a server that is killed meanwhile is missed. */
        private static void look() throws SQLException {
            for (int time = 0; time < 50; time++) {
                try (Connection connection =
                        TestCluster.postgres().database("fengqiao_case").app()) {
                    connection.isValid(1);
                }
            }
            System.out.println(ANSWERS);
        }
    }
}
