package cn.fengqiao.notify.receipts;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static cn.fengqiao.notify.ACase.RAISED;
import static cn.fengqiao.notify.ACase.aCase;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.notify.ACase;
import cn.fengqiao.notify.NotificationServiceTest;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases of every kind, and everything the service says of their receipts to everybody. */
@NotificationServiceTest
class WhoSeesWhatTest {

    private static final FieldTable FIELDS = FieldTable.of("""
            -        ReceiptList items
            RECEIPTS Receipt     caseId department requestedAt deliveredAt seenAt acceptedAt rejectedAt doneAt
            """ + FieldTable.DEAD_LETTERS);

    @LocalServerPort
    private int port;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Subscription caseEvents;

    @Autowired
    private DeliveryDesk deliveries;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        List<KnownCase> cases = List.of(
                known("open case", aCase().departments(POLICE, COMMUNITY), POLICE, COMMUNITY, 7),
                known("restricted case", aCase().departments(POLICE, COMMUNITY).restricted(), POLICE, COMMUNITY, 8),
                known(
                        "case of urban management",
                        aCase().departments(URBAN_MANAGEMENT, COMMUNITY),
                        URBAN_MANAGEMENT,
                        COMMUNITY,
                        9));
        String ids = cases.stream().map(known -> known.id().toString()).collect(Collectors.joining(","));

        AnswerMatrix.of(OpenApiDocument.of("notification-service"), FIELDS)
                .about("/api/receipts/cases/", cases)
                .ask(Question.list("receipts.list", "?cases=" + ids))
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** A case that one department did its part of and another refused, delivered at a moment of its own. */
    private KnownCase known(String name, ACase of, Department does, Department refuses, int deliveredAfter) {
        Instant delivered = RAISED.plusSeconds(deliveredAfter);
        hear(of.registered());
        deliveries.delivered(
                List.of(new Deliveries.Item(of.id, does, delivered), new Deliveries.Item(of.id, refuses, delivered)));
        hear(of.shareAccepted(does));
        hear(of.shareDone(does));
        hear(of.shareRejected(refuses));
        return new KnownCase(
                name,
                of.id,
                of.audience(),
                null,
                Map.of(of.id.toString(), FieldClass.EXISTENCE, delivered.toString(), FieldClass.RECEIPTS),
                Set.of());
    }

    private void hear(EventEnvelope<Event> event) {
        transactions.inTransaction(tx -> {
            caseEvents.handler().handle(tx, event);
            return true;
        });
    }
}
