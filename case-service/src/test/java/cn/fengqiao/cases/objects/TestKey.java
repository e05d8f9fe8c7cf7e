package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.DataKey;
import java.util.Base64;
import org.springframework.mock.env.MockEnvironment;

/** A key of this test run. */
final class TestKey {

    static final DataKey KEY = DataKey.of(new MockEnvironment()
            .withProperty("fengqiao.data-key", Base64.getEncoder().encodeToString(new byte[32])));

    private TestKey() {}
}
