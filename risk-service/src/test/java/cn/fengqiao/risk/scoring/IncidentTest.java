package cn.fengqiao.risk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final Instant MOMENT = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void incidents_of_one_moment_stand_in_the_order_the_database_gives_them() {
        List<UUID> ascending = Stream.of(
                        "00000000-0000-0000-0000-000000000001",
                        "00000000-0000-0000-8000-000000000000",
                        "7fffffff-ffff-ffff-ffff-ffffffffffff",
                        "80000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-4fff-bfff-ffffffffffff")
                .map(UUID::fromString)
                .toList();

        assertThat(ascending.reversed().stream()
                        .map(id -> new Incident(id, MOMENT))
                        .sorted()
                        .map(Incident::caseId))
                .isEqualTo(ascending);
    }

    @Test
    void an_earlier_moment_comes_first_whatever_the_ids() {
        var later = new Incident(new UUID(0, 1), MOMENT);
        var earlier = new Incident(new UUID(-1, -1), MOMENT.minusMillis(1));

        assertThat(Stream.of(later, earlier).sorted()).containsExactly(earlier, later);
    }
}
