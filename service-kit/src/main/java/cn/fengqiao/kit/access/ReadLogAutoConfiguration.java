package cn.fengqiao.kit.access;

import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of personal reads, for the service that holds persons: it is the one that has a data key. */
@AutoConfiguration(afterName = "cn.fengqiao.kit.outbox.OutboxAutoConfiguration")
@ConditionalOnBean({JdbcClient.class, Transactions.class})
@ConditionalOnProperty("fengqiao.data-key")
class ReadLogAutoConfiguration {

    @Bean
    PersonalReads personalReads(JdbcClient jdbc) {
        return new PersonalReads(jdbc);
    }

    @Bean
    ReadLogChain readLogChain(@Value("${fengqiao.data-key}") String dataKey) {
        return new ReadLogChain(Base64.getDecoder().decode(dataKey));
    }

    @Bean
    ReadLogSealer readLogSealer(JdbcClient jdbc, Transactions transactions, ReadLogChain chain) {
        return new ReadLogSealer(jdbc, transactions, chain);
    }

    @Bean
    ReadLogSchedule readLogSchedule(
            ReadLogSealer sealer, @Value("${fengqiao.read-log.seal-every:10s}") Duration sealEvery) {
        return new ReadLogSchedule(sealer, sealEvery);
    }

    @Bean
    ReadLogVerifier readLogVerifier(JdbcClient jdbc, Transactions transactions, ReadLogChain chain) {
        return new ReadLogVerifier(jdbc, transactions, chain);
    }

    @Bean
    ReadLogController readLogController(JdbcClient jdbc, ReadLogVerifier verifier) {
        return new ReadLogController(jdbc, verifier);
    }
}
