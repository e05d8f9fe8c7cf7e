package cn.fengqiao.cases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Raises, reads and moves dispute cases. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class CaseService {

    public static void main(String[] arguments) {
        SpringApplication.run(CaseService.class, arguments);
    }
}
