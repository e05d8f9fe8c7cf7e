package cn.fengqiao.cases.group;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What groups are configured with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupSizes.class)
class GroupWiring {}
