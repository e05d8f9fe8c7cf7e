package cn.fengqiao.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** With the settings of the kit, as a service has them. */
class ScheduledRoundsTest {

    private static ConfigurableApplicationContext service() {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run();
    }

    @Test
    void a_round_that_hangs_does_not_delay_another() {
        try (ConfigurableApplicationContext service = service()) {
            Hanging hanging = service.getBean(Hanging.class);
            Living living = service.getBean(Living.class);
            await().until(() -> hanging.inside.getCount() == 0);

            int before = living.rounds.get();

            await().until(() -> living.rounds.get() > before + 3);
            hanging.free.countDown();
        }
    }

    @Test
    void a_round_that_runs_may_end_when_the_service_goes() {
        ConfigurableApplicationContext service = service();
        Hanging hanging = service.getBean(Hanging.class);
        await().until(() -> hanging.inside.getCount() == 0);

        Thread going = Thread.ofPlatform().start(service::close);
        await().until(service::isClosed);
        hanging.free.countDown();

        await().until(() -> !going.isAlive());
        assertThat(hanging.ended).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ImportAutoConfiguration({ScheduleAutoConfiguration.class, TaskSchedulingAutoConfiguration.class})
    static class Service {
        @Bean
        Hanging hanging() {
            return new Hanging();
        }

        @Bean
        Living living() {
            return new Living();
        }
    }

    static class Hanging {
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicBoolean ended = new AtomicBoolean();

        @Scheduled(fixedDelay = 1)
        void look() throws InterruptedException {
            inside.countDown();
            free.await();
            ended.set(true);
        }
    }

    static class Living {
        private final AtomicInteger rounds = new AtomicInteger();

        @Scheduled(fixedDelay = 1)
        void look() {
            rounds.incrementAndGet();
        }
    }
}
