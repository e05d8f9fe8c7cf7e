package cn.fengqiao.risk.rules;

import cn.fengqiao.risk.scoring.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Offers the version in force. A table with a defect stops the start: no colour is better than a wrong one. */
@Configuration(proxyBeanMethods = false)
class RuleSets {

    @Bean
    RuleSet ruleSetInForce(@Value("${fengqiao.risk.rule-set}") Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return RuleSetFile.read(content, String.valueOf(file.getFilename()));
        }
    }
}
