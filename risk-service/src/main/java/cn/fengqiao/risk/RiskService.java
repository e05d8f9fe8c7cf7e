package cn.fengqiao.risk;

import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;

import cn.fengqiao.kit.api.ApiDescription;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(
                "Fengqiao risk service",
                "Rates disputes, never persons, and says why. Who is not on a case sees its colour without the reasons.",
                Map.of("risk.get", List.of(PARAMETER_INVALID, NOT_FOUND)));
    }
}
