package cn.fengqiao.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The door: identity, routes, limits, breakers, the live feed and the console. */
// Of Spring's Kafka only the settings are used: the feed needs consumers without a group, and neither sends nor
// listens.
@EnableConfigurationProperties(KafkaProperties.class)
@SpringBootApplication(proxyBeanMethods = false, exclude = KafkaAutoConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
