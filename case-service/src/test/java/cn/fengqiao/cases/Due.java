package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What the rounds of the service look for, and how one such thing is made, becomes due, and is seen to be done. */
enum Due {
    CLOCK(
            "clocks",
            "deadlines.ClockRounds",
            "dispute_case.id",
            "update dispute_case set wakes_at = :at where id = :id",
            "select coalesce(wakes_at > now(), true) from dispute_case where id = :id") {
        @Override
        UUID make(Desks at) {
            return at.raised().id();
        }
    },
    YEAR_OF_A_CALENDAR(
            "calendar",
            "deadlines.ClockRounds",
            "dispute_case.id",
            "update dispute_case set missing_year = extract(year from now()) where id = :id",
            "select missing_year is null from dispute_case where id = :id") {
        @Override
        UUID make(Desks at) {
            return at.raised().id();
        }
    },
    PROMISE(
            "promises",
            "promises.PromiseRounds",
            "dispute_case.id",
            "update promise set due_on = :at where case_id = :id",
            "select overdue_said_at is not null from promise where case_id = :id") {
        @Override
        UUID make(Desks at) {
            Answer signed = at.signed(at.raised());
            return ok(at.police().command(signed, "commitments", """
                            {"what": "走访", "due": "%s"}
                            """.formatted(Mediating.TODAY)))
                    .id();
        }
    },
    AGREEMENT_OF_BEFORE(
            "old-agreements",
            "promises.OldAgreements",
            "promise.case_id",
            """
            delete from promise_words where case_id = :id;
            delete from promise where case_id = :id
            """,
            "select exists (select from promise where case_id = :id)") {
        @Override
        UUID make(Desks at) {
            return at.agreed();
        }
    },
    NUMBERS_OF_BEFORE(
            "renumbering",
            "intake.Renumbering",
            "case_search.case_id",
            "update case_search set edition = 1, grams = '{}' where case_id = :id",
            "select edition > 1 and cardinality(grams) > 0 from case_search where case_id = :id") {
        @Override
        UUID make(Desks at) {
            return at.raised().id();
        }
    },
    CONFIRMATION(
            "confirmations",
            "mediation.ConfirmationRounds",
            "dispute_case.id",
            "update mediation set confirm_until = :at where case_id = :id",
            "select confirmation = '56' from mediation where case_id = :id") {
        @Override
        UUID make(Desks at) {
            return at.agreed();
        }
    },
    PROTECTION(
            "protections",
            "protection.ProtectionRounds",
            "dispute_case.id",
            "update protection set ends_at = :at where case_id = :id",
            "select state = 'EXPIRED' from protection where case_id = :id") {
        @Override
        UUID make(Desks at) {
            LocalDate today = Mediating.TODAY;
            Answer raised = at.police().raise(at.ofBoth().put("type", "FAMILY"));
            return ok(at.police()
                            .command(raised, "protections/letters", ProtectionTest.letter(today, today.plusDays(9))))
                    .id();
        }
    },
    ARCHIVE(
            "archiving",
            "writeoff.Archiving",
            "dispute_case.id",
            """
            update dispute_case
            set status = 'WRITTEN_OFF',
                closed_at = :at - interval '90 days',
                updated_at = :at - interval '90 days'
            where id = :id
            """,
            "select status = 'ARCHIVED' from dispute_case where id = :id") {
        @Override
        UUID make(Desks at) {
            return at.signed(at.raised()).id();
        }
    },
    COLOUR_AHEAD(
            "late-cases",
            "colour.LateCases",
            "dispute_case.id",
            "insert into colour_ahead (case_id, colour, certainty, changed_at) values (:id, 2, 'CONFIRMED', :at)",
            "select not exists (select from colour_ahead where case_id = :id)") {
        @Override
        UUID make(Desks at) {
            return at.raised().id();
        }
    },
    CAMPAIGN(
            "campaign-erasing",
            "campaign.Erasing",
            "matter.id",
            "update campaign set erase_due = :at where matter_id = :id",
            "select erased_at is not null from campaign where matter_id = :id") {
        @Override
        UUID make(Desks at) {
            Answer draft = CampaignTest.draft(at.community(), aKey(), CampaignTest.body());
            Answer open = ok(CampaignTest.command(at.leader(), draft, "open"));
            return ok(CampaignTest.command(at.community(), open, "close")).id();
        }
    },
    REPORT_OF_A_NEIGHBOUR(
            "reminding",
            "group.Reminding",
            "neighbour_report.id",
            "update neighbour_report set reply_due = :at where id = :id",
            "select unanswered_at is not null from neighbour_report where id = :id") {
        @Override
        UUID make(Desks at) {
            Answer group = GroupTest.form(at.community(), aKey(), GroupTest.body());
            String reports = "/api/groups/" + group.id() + "/reports";
            return GroupTest.post(at.community(), reports, aKey(), GroupTest.incident("NOISE"))
                    .id();
        }

        @Override
        Garbled garbled(UUID id) throws SQLException {
            return new Garbled(
                    "matter", asked("select matter_id from neighbour_report where id = :id", id, UUID.class));
        }
    },
    REVIEW_OF_A_MEETING(
            "reviewing",
            "meeting.Reviewing",
            "matter.id",
            "update meeting set review_on = :at where matter_id = :id",
            "select review_said_at is not null from meeting where matter_id = :id") {
        @Override
        UUID make(Desks at) {
            Answer called = MeetingTest.call(at.community(), MeetingTest.calling(List.of(POLICE), "商议", at.raised()));
            String item = called.text("/agenda/0/item");
            String hold = "/api/meetings/" + called.id() + "/hold";
            return ok(at.community().post(hold, called.version(), MeetingTest.holding(item, "议定")))
                    .id();
        }
    },
    PATROL(
            "missing-patrols",
            "patrol.Missing",
            "matter.id",
            "update patrol set starts_at = :at - interval '2 hours', ends_at = :at where matter_id = :id",
            "select missed is not null from patrol where matter_id = :id") {
        @Override
        UUID make(Desks at) {
            var goer = PatrolDesks.worker(at.port(), "李巡", COMMUNITY);
            return PatrolDesks.planned(
                            at.community(),
                            PatrolDesks.plan("HC.FQ.C07", List.of("HC.FQ.C07.G01", "HC.FQ.C07.G02"), goer))
                    .id();
        }
    },
    CARD(
            "card-erasure",
            "household.CardErasure",
            "matter.id",
            "update household set closed_at = :at - interval '3 years' where id = :id",
            "select erased_at is not null from household where id = :id") {
        @Override
        UUID make(Desks at) {
            Answer card = Household.open(at.community(), Household.of("HC.FQ.C07.G01.B01", Household.address(), "冯三"));
            return ok(Household.post(
                            at.community(), card, "close", Household.reason().put("as", "CLOSED")))
                    .id();
        }
    },
    CLUE(
            "clue-erasing",
            "clue.ClueErasing",
            "matter.id",
            "update clue set erase_due = :at where matter_id = :id",
            "select erased_at is not null from clue where matter_id = :id") {
        @Override
        UUID make(Desks at) {
            Answer clue = ClueTest.report(at.community(), ClueTest.body());
            return ok(ClueTest.act(at.community(), clue, "unfounded", ClueTest.json("reason", "误报")))
                    .id();
        }
    };

    private final String round;
    private final String task;
    private final String written;
    private final String becomes;
    private final String done;

    /**
     * @param round as log and metric call it
     * @param task end of the name of the class that makes it
     * @param written the column by which the row is known that the round writes
     * @param becomes due {@code :at} a time
     */
    Due(String round, String task, String written, String becomes, String done) {
        this.round = round;
        this.task = task;
        this.written = written;
        this.becomes = becomes;
        this.done = done;
    }

    /** Those who make what becomes due. */
    record Desks(int port, Desk community, Desk police, Desk leader) {

        static Desks at(int port) {
            return new Desks(
                    port,
                    Desk.dispatcher(port, COMMUNITY),
                    Desk.dispatcher(port, POLICE),
                    Desk.of(port, COMMUNITY, Role.LEADER));
        }

        ObjectNode ofBoth() {
            return MeetingTest.aCase("楼上漏水", COMMUNITY, POLICE);
        }

        Answer raised() {
            return community.raise(ofBoth());
        }

        Answer signed(Answer raised) {
            Answer accepted = community.command(raised, "accept", "{}");
            Answer assigned = community.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}");
            return ok(community.command(assigned, "sign", "{}"));
        }

        /** A case with an agreement that binds, promises of a day, and may be confirmed. */
        UUID agreed() {
            var body = ofBoth();
            var parties = body.putArray("parties");
            parties.addObject().put("name", "李某").put("role", "APPLICANT");
            parties.addObject().put("name", "王某").put("role", "RESPONDENT");
            Answer resolving = ok(community.command(signed(community.raise(body)), "start-resolving", "{}"));
            return new Mediating(community, resolving)
                    .consented()
                    .then("mediator", Mediating.mediator(aKey()))
                    .then("agreement", Mediating.agreement("分两期偿还"))
                    .signed()
                    .now()
                    .id();
        }
    }

    abstract UUID make(Desks at);

    String round() {
        return round;
    }

    String task() {
        return task;
    }

    Poison poison(UUID id) {
        String[] column = written.split("\\.");
        return new Poison(column[0], column[1], id);
    }

    /** What the round reads of it and everything else hangs on. */
    Garbled garbled(UUID id) throws SQLException {
        return written.startsWith("matter.") ? new Garbled("matter", id) : new Garbled("dispute_case", id);
    }

    /** @param daysAgo when its time came */
    void becomesDue(UUID id, int daysAgo) {
        WholeLifeTest.asOwner(of(id, becomes).replace(":at", "(now() - interval '" + daysAgo + " days')"));
    }

    boolean isDone(UUID id) throws SQLException {
        return asked(done, id, Boolean.class);
    }

    static <T> T asked(String sql, UUID id, Class<T> type) throws SQLException {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(of(id, sql))) {
            assertThat(row.next()).isTrue();
            return row.getObject(1, type);
        }
    }

    private static String of(UUID id, String sql) {
        return sql.replace(":id", "'" + id + "'");
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }
}
