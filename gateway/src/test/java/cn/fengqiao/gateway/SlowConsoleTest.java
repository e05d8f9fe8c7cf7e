package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.EMERGENCY;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A gateway of its own with a short memory, because what is done to it here would be missed by everybody else. */
@TestPropertySource(properties = "fengqiao.live.ring=" + SlowConsoleTest.RING)
class SlowConsoleTest extends RunningGateway {

    static final int RING = 512;

    @Test
    void a_console_that_does_not_read_is_told_to_reload_and_holds_nobody_up() {
        try (OpenFeed slow = OpenFeed.connect(port, TOKENS.dispatcher(EMERGENCY), null);
                OpenFeed quick = OpenFeed.open(port, TOKENS.dispatcher(EMERGENCY))) {
            // no more at a time than the ring holds, so that only a console that stands still can fall behind
            for (int burst = 0; burst < 30; burst++) {
                List<UUID> some = IntStream.range(0, RING - 100)
                        .mapToObj(i -> UUID.randomUUID())
                        .toList();
                Topic.writeAll(some, Topic.registered(false, EMERGENCY));
                quick.awaitAbout(some.getLast());
            }

            slow.startReading();

            slow.awaitEvent("resync");
            EventEnvelope<Event> next = Topic.write(Topic.registered(false, EMERGENCY));
            slow.awaitAbout(next.subject());
        }
    }
}
