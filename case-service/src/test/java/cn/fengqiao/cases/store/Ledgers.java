package cn.fengqiao.cases.store;

import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.Sealer;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Ledgers of tests that look at the way to what is promised, and open none of it. */
final class Ledgers {

    private static final String NO_SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    private Ledgers() {}

    static PromiseLedger of(Explaining database) {
        return new PromiseLedger(
                JdbcClient.create(database),
                new Sealer(DataKey.of(new MockEnvironment().withProperty("fengqiao.data-key", NO_SECRET))));
    }
}
