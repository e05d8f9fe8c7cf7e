package cn.fengqiao.notify;

import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.NOT_VISIBLE;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_MISSING;

import cn.fengqiao.kit.api.ApiDescription;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(
                "Fengqiao notification service",
                "Who was told of a case, who has seen it, who answered: the receipts of each department.",
                Map.of(
                        "receipts.list", List.of(PARAMETER_MISSING, PARAMETER_INVALID),
                        "receipts.get", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE),
                        "receipts.seen", List.of(PARAMETER_INVALID, NOT_FOUND)));
    }
}
