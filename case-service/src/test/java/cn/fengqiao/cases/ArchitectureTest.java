package cn.fengqiao.cases;

import cn.fengqiao.testkit.architecture.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** The rules of the house; each is seen to catch its planted violation in the test kit. */
class ArchitectureTest {

    @Test
    void the_service_is_built_as_the_house_rules_say() {
        ServiceArchitecture.of("cn.fengqiao.cases")
                .pure("dispute", "clock", "paper", "appointment", "responsibility", "screening", "sealing", "mediating")
                .pure("card", "rounds", "protecting", "promising", "figures")
                .shared("secret", "vocabulary", "intake", "view", "act", "matter", "print", "objects", "sheets", "duty")
                .shared("upload", "reporting", "unasked")
                .readModels("studio", "intervals", "statistics")
                .check();
    }
}
