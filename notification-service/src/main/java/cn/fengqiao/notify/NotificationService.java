package cn.fengqiao.notify;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who was told, who has seen it, who signed. */
@EnableScheduling
@SpringBootApplication(proxyBeanMethods = false)
public class NotificationService {

    public static void main(String[] arguments) {
        SpringApplication.run(NotificationService.class, arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
