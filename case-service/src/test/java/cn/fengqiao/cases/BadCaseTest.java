package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.kit.observe.Measured;
import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case of which nothing can be written stops no round for the others. */
@RunningService
class BadCaseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_clocks_of_the_others_go_on() throws SQLException {
        Answer bad = raised();
        Answer good = raised();
        try (var poison = new Poison(bad.id())) {
            WholeLifeTest.asOwner("update dispute_case set wakes_at = '2001-01-02' where id = '" + bad.id() + "'");
            WholeLifeTest.asOwner("update dispute_case set wakes_at = '2001-01-03' where id = '" + good.id() + "'");

            await().atMost(Duration.ofSeconds(20)).until(() -> !overslept(good.id()));

            assertThat(overslept(bad.id())).isTrue();
            assertThat(meters.get(Measured.ROUNDS_PASSED_BY.metric())
                            .tag("round", "clocks")
                            .counter()
                            .count())
                    .isPositive();
        }
    }

    private Answer raised() {
        return Desk.dispatcher(port, COMMUNITY).raise(MeetingTest.aCase("楼上漏水", COMMUNITY));
    }

    private static boolean overslept(UUID id) throws SQLException {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(wakes_at < '2002-01-01', false) from dispute_case where id = '" + id + "'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
