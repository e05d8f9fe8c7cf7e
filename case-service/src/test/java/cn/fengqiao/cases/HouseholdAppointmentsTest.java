package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** A card shows the appointments that touch its household, and to nobody more than they may know of each. */
@RunningService
class HouseholdAppointmentsTest {

    static final String PATH = "/api/households/{id}/appointments";

    private static final String GRID = "HC.FQ.C03.G02";

    private static final FieldTable FIELDS = FieldTable.of("""
            TIMELINE  BookingPage       items
            -         BookingPage       next
            TIMELINE  BookingView       id studioId start end room dual members status statusName bookedBy bookedAt version
            TIMELINE  BookingView       caseId householdId reason
            TIMELINE  BookedMember      member name profession professionName
            """);

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
    }

    @Test
    void a_card_shows_what_is_booked_for_the_household_and_for_its_cases() {
        Answer studio = studio();
        Answer card = card();
        Answer dispute = dispute(false);
        Answer own = book(studio, 9, "householdId", card);
        Answer ofCase = book(studio, 10, "caseId", dispute);
        book(studio, 11, "caseId", dispute(false));
        StudioDesk.book(community, studio.id(), StudioDesk.at(3, 12));
        assertThat(ids(community, card, "")).containsExactly(own.text("/id"));

        Answer linked = Household.post(community, card, "link", link(dispute));

        assertThat(ids(community, card, "")).containsExactly(own.text("/id"), ofCase.text("/id"));
        Answer first = community.get(path(card) + "?limit=1");
        assertThat(ids(community, card, "?limit=1")).containsExactly(own.text("/id"));
        assertThat(ids(community, card, "?limit=1&after=" + first.text("/next")))
                .containsExactly(ofCase.text("/id"));
        Household.post(community, linked, "unlink", Household.reason().put("caseId", dispute.text("/id")));
        assertThat(ids(community, card, "")).containsExactly(own.text("/id"));
        assertThat(community.get(path(card) + "?limit=0").text("/field")).isEqualTo("limit");
    }

    @Test
    void an_appointment_for_a_case_is_shown_to_those_on_the_case_alone() {
        Answer studio = studio();
        Answer card = card();
        Answer secret = dispute(true);
        Answer ofCase = book(studio, 9, "caseId", secret);
        Household.post(community, card, "link", link(secret));

        assertThat(ids(community, card, "")).containsExactly(ofCase.text("/id"));
        assertThat(police.get(path(card)).status()).isEqualTo(200);
        assertThat(ids(police, card, "")).isEmpty();
        assertThat(Desk.dispatcher(port, EMERGENCY).get(path(card)).problem()).isEqualTo("not-visible");
        assertThat(Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER))
                        .get(path(card))
                        .status())
                .isEqualTo(404);
        assertThat(community
                        .get("/api/households/" + UUID.randomUUID() + "/appointments")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Answer studio = studio();
        Answer card = card();
        Answer dispute = dispute(false);
        Household.post(community, card, "link", link(dispute));
        String reason = Household.words(12);
        Answer own = book(studio, 9, "householdId", card);
        Answer ofCase = book(studio, 10, "caseId", dispute);
        StudioDesk.onBooking(
                community, own, "cancel", Desk.JSON.createObjectNode().put("reason", reason));

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of(PATH)), FIELDS)
                .about(
                        "/api/households/",
                        List.of(new KnownCase(
                                "card",
                                card.id(),
                                new Audience(AreaPath.of(GRID), List.of(COMMUNITY, POLICE), false),
                                COMMUNITY,
                                Map.of(
                                        card.text("/id"),
                                        FieldClass.EXISTENCE,
                                        own.text("/id"),
                                        FieldClass.TIMELINE,
                                        ofCase.text("/id"),
                                        FieldClass.TIMELINE,
                                        reason,
                                        FieldClass.TIMELINE),
                                Set.of())))
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    private Answer studio() {
        ObjectNode wanted = StudioDesk.aStudio("约" + UUID.randomUUID());
        wanted.putArray("departments").add("COMMUNITY").add("POLICE");
        Desk keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR);
        return StudioDesk.joined(keeper, StudioDesk.open(keeper, wanted), "方宁", "MEDIATOR", null);
    }

    private Answer card() {
        ObjectNode wanted = Household.of(GRID + ".B01", Household.address(), "赵六");
        wanted.putArray("departments").add("POLICE");
        Answer card = Household.open(community, wanted);
        assertThat(card.status()).as(card.raw().body()).isEqualTo(201);
        return card;
    }

    /** Of the community and, unless it is restricted, of the police. */
    private Answer dispute(boolean restricted) {
        ObjectNode wanted = Desk.aCase().put("area", GRID).put("restricted", restricted);
        wanted.putArray("departments").add("COMMUNITY");
        if (!restricted) {
            wanted.withArray("departments").add("POLICE");
        }
        wanted.putArray("parties").addObject().put("name", "赵六").put("role", "APPLICANT");
        Answer raised = community.raise(wanted);
        assertThat(raised.status()).as(raised.raw().body()).isEqualTo(201);
        return raised;
    }

    private Answer book(Answer studio, int hour, String what, Answer whom) {
        Answer booked = StudioDesk.book(
                community,
                studio.id(),
                UUID.randomUUID().toString(),
                StudioDesk.wish(StudioDesk.at(3, hour)).put(what, whom.text("/id")));
        assertThat(booked.status()).as(booked.raw().body()).isEqualTo(201);
        return booked;
    }

    private static ObjectNode link(Answer dispute) {
        return Household.reason().put("caseId", dispute.text("/id")).put("person", "赵六");
    }

    private static String path(Answer card) {
        return "/api/households/" + card.id() + "/appointments";
    }

    private static List<String> ids(Desk desk, Answer card, String query) {
        List<String> ids = new ArrayList<>();
        desk.get(path(card) + query)
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }
}
