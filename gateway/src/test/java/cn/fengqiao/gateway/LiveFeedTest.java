package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.Tokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveFeedTest extends RunningGateway {

    private OpenFeed console(Department department) {
        return OpenFeed.open(port, TOKENS.dispatcher(department));
    }

    @Test
    void a_case_of_one_department_is_on_the_others_consoles() {
        try (OpenFeed police = console(POLICE);
                OpenFeed urban = console(URBAN_MANAGEMENT)) {

            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, COMMUNITY, POLICE));

            OpenFeed.Received seen = police.awaitAbout(raised.subject());
            assertThat(seen.name()).isEqualTo("case");
            assertThat(seen.data())
                    .contains("\"id\":\"" + raised.id() + "\"", "\"type\":\"cn.fengqiao.case.registered.v1\"")
                    .contains("\"sequence\":1", "\"number\":\"FQ-20261124-0007\"");
            assertThat(urban.awaitAbout(raised.subject()).data()).contains("FQ-20261124-0007");
        }
    }

    @Test
    void a_restricted_case_is_in_no_byte_of_another_departments_feed() {
        try (OpenFeed police = console(POLICE);
                OpenFeed urban = console(URBAN_MANAGEMENT)) {

            EventEnvelope<Event> hidden = Topic.write(Topic.registered(true, POLICE));
            EventEnvelope<Event> after = Topic.write(Topic.registered(false, POLICE));

            police.awaitAbout(hidden.subject());
            urban.awaitAbout(after.subject());
            assertThat(urban.bytes())
                    .doesNotContain(hidden.subject().toString())
                    .doesNotContain(hidden.id().toString());
        }
    }

    @Test
    void a_case_beyond_the_callers_area_stays_silent() {
        String elsewhere = TOKENS.of(Tokens.caller(POLICE, AreaPath.of("HC.XX"), Role.DISPATCHER));
        try (OpenFeed other = OpenFeed.open(port, elsewhere);
                OpenFeed here = console(POLICE)) {

            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE));
            Topic.write(Topic.canary("case-service", Instant.now()));

            here.awaitAbout(raised.subject());
            other.awaitEvent("canary");
            assertThat(other.bytes()).doesNotContain(raised.subject().toString());
        }
    }

    @Test
    void receipts_reach_only_departments_on_the_case() {
        try (OpenFeed police = console(POLICE);
                OpenFeed urban = console(URBAN_MANAGEMENT)) {

            EventEnvelope<Event> receipt = Topic.write(Topic.receipt(POLICE, COMMUNITY));
            Topic.write(Topic.canary("notification-service", Instant.now()));

            assertThat(police.awaitAbout(receipt.subject()).name()).isEqualTo("receipt");
            urban.awaitEvent("canary");
            assertThat(urban.bytes()).doesNotContain(receipt.subject().toString());
        }
    }

    @Test
    void the_hash_of_an_address_is_nobodys_business() {
        try (OpenFeed police = console(POLICE)) {
            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE));

            police.awaitAbout(raised.subject());
            assertThat(police.bytes()).doesNotContain("a-keyed-hash-of-an-address");
        }
    }

    @Test
    void events_of_one_case_come_in_order() {
        UUID subject = UUID.randomUUID();
        try (OpenFeed police = console(POLICE)) {

            IntStream.rangeClosed(1, 40)
                    .forEach(sequence -> Topic.write(Topic.registered(false, POLICE), subject, sequence));

            await().until(() -> police.countAbout(subject) == 40);
            List<Integer> sequences = police.events().stream()
                    .filter(event -> event.about(subject))
                    .map(event -> Integer.parseInt(event.data().replaceAll(".*\"sequence\":(\\d+).*", "$1")))
                    .toList();
            assertThat(sequences).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void a_console_that_comes_back_misses_nothing_and_gets_nothing_twice() {
        String token = TOKENS.dispatcher(POLICE);
        String last;
        try (OpenFeed before = OpenFeed.open(port, token)) {
            EventEnvelope<Event> seen = Topic.write(Topic.registered(false, POLICE));
            last = before.awaitAbout(seen.subject()).id();
        }
        List<UUID> missed = IntStream.range(0, 30)
                .mapToObj(i -> Topic.write(Topic.registered(false, POLICE)).subject())
                .toList();

        try (OpenFeed after = OpenFeed.open(port, token, last)) {
            missed.forEach(after::awaitAbout);
            assertThat(missed)
                    .allSatisfy(subject -> assertThat(after.countAbout(subject)).isOne());
            assertThat(after.events()).noneMatch(event -> event.name().equals("resync"));
        }
    }

    @Test
    void a_console_that_broke_off_before_its_first_event_misses_nothing() {
        String token = TOKENS.dispatcher(POLICE);
        String last;
        try (OpenFeed before = OpenFeed.open(port, token)) {
            last = before.awaitEvent("hello").id();
        }
        EventEnvelope<Event> missed = Topic.write(Topic.registered(false, POLICE));

        try (OpenFeed after = OpenFeed.open(port, token, last)) {
            after.awaitAbout(missed.subject());
        }
    }

    @Test
    void a_console_from_another_instance_gets_a_little_more_than_it_missed() {
        Instant then = Instant.now();
        EventEnvelope<Event> missed = Topic.write(Topic.registered(false, POLICE));

        try (OpenFeed feed = OpenFeed.open(port, TOKENS.dispatcher(POLICE), "otherone.77." + then.toEpochMilli())) {
            feed.awaitAbout(missed.subject());
            assertThat(feed.countAbout(missed.subject())).isOne();
        }
    }

    @Test
    void a_console_that_was_away_longer_than_the_memory_is_told_to_reload() {
        String ancient =
                "otherone.1." + Instant.now().minus(Duration.ofHours(1)).toEpochMilli();

        try (OpenFeed feed = OpenFeed.open(port, TOKENS.dispatcher(POLICE), ancient)) {
            feed.awaitEvent("resync");
            EventEnvelope<Event> next = Topic.write(Topic.registered(false, POLICE));
            feed.awaitAbout(next.subject());
        }
    }

    @Test
    void rubbish_for_a_place_is_as_good_as_none() {
        try (OpenFeed feed = OpenFeed.open(port, TOKENS.dispatcher(POLICE), "'; drop table--")) {
            EventEnvelope<Event> next = Topic.write(Topic.registered(false, POLICE));
            feed.awaitAbout(next.subject());
        }
    }

    @Test
    void the_feed_shows_that_it_lives() {
        try (OpenFeed feed = console(POLICE)) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> feed.bytes().lines().filter(": "::equals).count() >= 2);
        }
    }

    @Test
    void the_feed_ends_with_its_token() {
        String brief = TOKENS.draft(Tokens.caller(POLICE, Role.DISPATCHER))
                .with("exp", Instant.now().plusSeconds(2).getEpochSecond())
                .sign();

        try (OpenFeed feed = OpenFeed.open(port, brief)) {
            await().atMost(Duration.ofSeconds(8)).until(feed::ended);
        }
    }

    @Test
    void an_event_nobody_can_read_is_passed_over() {
        try (OpenFeed feed = console(POLICE)) {
            Topic.raw(Topics.CASE_EVENTS, "x", Map.of(), "rubbish".getBytes(StandardCharsets.UTF_8));
            Topic.raw(
                    Topics.CASE_EVENTS,
                    "x",
                    Map.of("ce_type", "cn.fengqiao.case.of-the-future.v9", "ce_id", "1"),
                    "{}".getBytes(StandardCharsets.UTF_8));

            EventEnvelope<Event> next = Topic.write(Topic.registered(false, POLICE));
            feed.awaitAbout(next.subject());
        }
    }

    @Test
    void one_caller_may_have_some_consoles_open_and_then_no_more_until_one_is_closed() {
        String eager = TOKENS.draft(Tokens.caller(POLICE, Role.DISPATCHER))
                .with("sub", "eager")
                .sign();
        List<OpenFeed> open =
                IntStream.range(0, 20).mapToObj(i -> OpenFeed.open(port, eager)).toList();
        try {
            HttpResponse<String> refused = get("/api/live", eager);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(problem(refused)).isEqualTo("too-many-consoles");
            assertThat(json(refused).get("limit").asInt()).isEqualTo(20);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            console(POLICE).close();

            open.getFirst().close();
            await().until(() -> RawHttp.firstLine(
                            port, "GET /api/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + eager + "\r\n\r\n")
                    .contains("200"));
        } finally {
            open.forEach(OpenFeed::close);
        }
    }

    @Test
    void who_may_not_know_of_cases_may_not_listen() {
        String feedClient = TOKENS.of(Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, Role.FEED));

        HttpResponse<String> answer = get("/api/live", feedClient);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer)).isEqualTo("operation-refused");
    }

    @Test
    void without_a_token_there_is_no_feed() {
        assertThat(send(request("/api/live")).statusCode()).isEqualTo(401);
    }
}
