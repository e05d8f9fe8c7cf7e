package cn.fengqiao.risk.assess;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What this service listens to, and that it has rounds. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class Listening {

    @Bean
    Subscription caseEvents(CaseEventHandler handler) {
        return new Subscription(Topics.CASE_EVENTS, handler);
    }
}
