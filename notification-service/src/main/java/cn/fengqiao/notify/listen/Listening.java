package cn.fengqiao.notify.listen;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service listens to. */
@Configuration(proxyBeanMethods = false)
class Listening {

    @Bean
    Subscription caseEvents(CaseEventHandler handler) {
        return new Subscription(Topics.CASE_EVENTS, handler);
    }
}
