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
            ReadLogSealer sealer,
            ReadLogExpiry expiry,
            @Value("${fengqiao.read-log.seal-every:10s}") Duration sealEvery) {
        return new ReadLogSchedule(sealer, expiry, sealEvery);
    }

    @Bean
    ReadLogMarks readLogMarks(JdbcClient jdbc, ReadLogChain chain) {
        return new ReadLogMarks(jdbc, chain);
    }

    @Bean
    ReadLogExpiry readLogExpiry(
            JdbcClient jdbc,
            Transactions transactions,
            ReadLogMarks marks,
            @Value("${fengqiao.read-log.days-kept:1096}") int daysKept) {
        return new ReadLogExpiry(jdbc, transactions, marks, daysKept);
    }

    @Bean
    ReadLogVerifier readLogVerifier(
            JdbcClient jdbc,
            Transactions transactions,
            ReadLogChain chain,
            ReadLogMarks marks,
            @Value("${fengqiao.read-log.verify-for:2s}") Duration verifyFor) {
        return new ReadLogVerifier(jdbc, transactions, chain, marks, verifyFor);
    }

    @Bean
    ReadLogController readLogController(JdbcClient jdbc, ReadLogVerifier verifier) {
        return new ReadLogController(jdbc, verifier);
    }
}
