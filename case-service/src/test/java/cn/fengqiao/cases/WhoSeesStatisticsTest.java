package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** What the statistics say of a restricted case and of one everybody may know of, to everybody. */
@RunningService
class WhoSeesStatisticsTest {

    /** A number is of no case: what of it is told is decided by Suppression, and tested there. */
    private static final FieldTable FIELDS = FieldTable.of("""
            - StatisticsView       from to by area department type asOf building waitingSince relativeError groups total corrections
            - StatisticsGroup      key name numbers suppressed hidden shares durations
            - StatisticsNumbers    registered accepted declined referredOut merged settled success partial failed refused
            - StatisticsNumbers    endedOtherwise withoutMediation writtenOff openAtEnd overdue overdueAtL2 overdueAtL1
            - StatisticsNumbers    reopened settledInCommunity settledInSubdistrict pushedUpward
            - StatisticsShares     settledInCommunity settledInSubdistrict pushedUpward
            - StatisticsDuration   span cases medianHours p90Hours
            - StatisticsCorrection month corrections lastAt
            - StatisticsCasePage   items ownOnly next
            EXISTENCE StatisticsCase id number type typeName area place status statusName department
            - StatisticsRun        id kind state step askedAt finishedAt equal cases rows cells differences
            - StatisticsDifference caseId cell how found expected
            """);

    private static final FieldTable DONE_ABOUT_IT = FieldTable.of("""
            - StatisticsCasePage   items ownOnly next
            TIMELINE StatisticsCase id number type typeName area place status statusName department
            """);

    private static final String TYPE = "LITIGATION";

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Desk police = Desk.dispatcher(port, POLICE);
        ObjectNode request = Desk.aCase().put("type", TYPE).put("area", "HC.FQ.C08.G01");
        request.putArray("departments").add("POLICE");
        Answer plain = police.raise(request.deepCopy());
        Answer hidden = police.raise(request.deepCopy().put("restricted", true));
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String period = "?from=" + now + "&to=" + now + "&area=HC.FQ.C08&type=" + TYPE;
        Desk chief = Desk.of(port, POLICE, Role.LEADER);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(chief.get("/api/statistics/cases" + period + "&measure=registered&limit=200")
                                        .raw()
                                        .body())
                                .contains(plain.text("/id"), hidden.text("/id")));

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/statistics")), FIELDS)
                .about("/api/statistics/", List.of(known("plain", plain, false), known("restricted", hidden, true)))
                .ask(Question.list("statistics.get", period))
                .ask(Question.list("statistics.get", period + "&by=month"))
                .ask(Question.list("statistics.cases", period + "&measure=registered&limit=200"))
                .ask(Question.list("statistics.cases", period + "&measure=registered&limit=200&department=POLICE"))
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** That a case is in such a list tells what was done about it, or where: every field of it is of the timeline then. */
    @Test
    void what_was_done_about_a_case_is_listed_for_departments_on_it_alone_and_leaders_are_no_exception() {
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Desk keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR, Role.DISPATCHER);
        String area = "HC.FQ.C09";
        ObjectNode request = Desk.aCase().put("type", TYPE).put("area", area + ".G01");
        request.putArray("departments").add("COMMUNITY");
        Answer accepted = community.command(community.raise(request), "accept", "{}");
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
        Answer studio = StudioDesk.open(
                keeper, StudioDesk.aStudio("去向工作室" + UUID.randomUUID()).put("area", area));
        StudioDesk.joined(keeper, studio, "某调解员" + UUID.randomUUID(), "MEDIATOR", null);
        Answer booked = StudioDesk.book(
                keeper,
                studio.id(),
                UUID.randomUUID().toString(),
                StudioDesk.wish(StudioDesk.at(3, 9)).put("caseId", accepted.text("/id")));
        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        StudioDesk.began(booked.id());
        StudioDesk.onBooking(keeper, booked, "settle", StudioDesk.body().put("kept", true));
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String period = "?from=" + now + "&to=" + now + "&area=" + area + "&type=" + TYPE + "&limit=200";
        String there = period + "&measure=registered&studio=" + studio.text("/id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(keeper.get("/api/statistics/cases" + there)
                                .raw()
                                .body())
                        .contains(accepted.text("/id")));
        var known = new KnownCase(
                "talked over",
                accepted.id(),
                new Audience(AreaPath.of(area + ".G01"), List.of(COMMUNITY), false),
                null,
                Map.of(accepted.text("/number"), FieldClass.TIMELINE, accepted.text("/id"), FieldClass.EXISTENCE),
                Set.of());

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/statistics/cases")), DONE_ABOUT_IT)
                .about("/api/statistics/", List.of(known))
                .idsTellOnly(FieldClass.TIMELINE, "statistics.cases")
                .ask(Question.list("statistics.cases", period + "&measure=accepted"))
                .ask(Question.list("statistics.cases", period + "&measure=accepted&department=COMMUNITY"))
                .ask(Question.list("statistics.cases", there))
                .ask(Question.list("statistics.cases", there.replace("registered", "openAtEnd")))
                .check(URI.create("http://localhost:" + port), Tokens.shared());
        Desk chief = Desk.of(port, EMERGENCY, Role.LEADER);
        assertThat(chief.get("/api/statistics/cases" + period + "&measure=accepted&after=" + accepted.text("/id"))
                        .problem())
                .as("to go on behind a case would tell that it is there")
                .isEqualTo("cursor-invalid");
    }

    private static KnownCase known(String what, Answer raised, boolean restricted) {
        return new KnownCase(
                what,
                raised.id(),
                new Audience(AreaPath.of("HC.FQ.C08.G01"), List.of(POLICE), restricted),
                null,
                Map.of(raised.text("/number"), FieldClass.EXISTENCE, raised.text("/id"), FieldClass.EXISTENCE),
                Set.of());
    }
}
