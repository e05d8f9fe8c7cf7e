package cn.fengqiao.gateway;

import cn.fengqiao.testkit.architecture.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_door_is_built_as_the_house_rules_say() {
        ServiceArchitecture.of("cn.fengqiao.gateway")
                .shared("problem", "identity")
                .check();
    }
}
