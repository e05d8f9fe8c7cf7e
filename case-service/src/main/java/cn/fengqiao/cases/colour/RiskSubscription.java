package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.ColoursAhead;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Subscription;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RiskSubscription {

    @Bean
    Subscription riskEvents(
            CallerScope scope, Cases cases, Recolouring recolouring, ColoursAhead ahead, InstantSource clock) {
        return new Subscription(Topics.RISK_EVENTS, new RiskListener(scope, cases, recolouring, ahead, clock));
    }
}
