package cn.fengqiao.kit.access;

import cn.fengqiao.testkit.Tokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Starts the desk once for all test classes that say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {DeskApplication.class, DeskTest.Trust.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@interface DeskTest {

    @TestConfiguration
    class Trust {
        @Bean
        DynamicPropertyRegistrar issuer() {
            return registry -> Tokens.shared().trustedBy(registry);
        }
    }
}
