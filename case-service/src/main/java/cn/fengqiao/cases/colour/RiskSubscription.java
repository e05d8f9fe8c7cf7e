package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.dispute.SignLimits;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RiskSubscription {

    @Bean
    Subscription riskEvents(CallerScope scope, Cases cases, CaseCounters counters, SignLimits limits) {
        return new Subscription(Topics.RISK_EVENTS, new RiskListener(scope, cases, counters, limits));
    }
}
