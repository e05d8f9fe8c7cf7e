package cn.fengqiao.cases.mediation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What mediation is configured with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediationSettings.class)
class MediationWiring {}
