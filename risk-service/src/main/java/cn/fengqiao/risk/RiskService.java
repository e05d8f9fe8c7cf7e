package cn.fengqiao.risk;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Rates disputes, never persons, and can say why. */
@SpringBootApplication(proxyBeanMethods = false)
public class RiskService {

    public static void main(String[] arguments) {
        SpringApplication.run(RiskService.class, arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
