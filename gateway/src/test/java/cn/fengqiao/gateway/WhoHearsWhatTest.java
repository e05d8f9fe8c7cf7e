package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.access.Standing;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.EventType;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event of every type about cases of every kind, and every byte that everybody's feed carries of them. */
class WhoHearsWhatTest extends RunningGateway {

    private static final AreaPath GRID = AreaPath.of("HC.FQ.C01.G02");

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE Registered      audience status number type source raisedBy foundAt mode
            RISK      Registered      partyCount answers
            EXISTENCE Accepted        audience status by type
            EXISTENCE Assigned        audience status to signBy
            EXISTENCE Signed          audience status by
            EXISTENCE Returned        audience status by
            EXISTENCE HandedOver      audience status from to signBy
            EXISTENCE ShareAccepted   audience status by
            EXISTENCE ShareRejected   audience status by
            EXISTENCE ShareDone       audience status by
            EXISTENCE Merged          audience status survivor
            EXISTENCE Absorbed        audience status merged
            EXISTENCE Relocated       audience status from
            EXISTENCE Declined        audience status by
            EXISTENCE ReferredOut     audience status by
            EXISTENCE ResolvingStarted audience status by
            EXISTENCE Agreed          audience status by
            TIMELINE  Agreed          form
            EXISTENCE Performed       audience status by
            EXISTENCE Breached        audience status by
            EXISTENCE Guided          audience status by
            TIMELINE  Guided          cause
            EXISTENCE OutcomeRecorded audience status by
            TIMELINE  OutcomeRecorded outcome
            EXISTENCE WriteOffApplied audience status by
            EXISTENCE WriteOffRefused audience status by
            EXISTENCE WrittenOff      audience status by
            EXISTENCE Archived        audience status
            EXISTENCE Reopened        audience status by
            EXISTENCE ContactMade     audience status by
            EXISTENCE ReportedBack    audience status by
            EXISTENCE PlanRecorded    audience status by
            EXISTENCE FollowedUp      audience status by
            TIMELINE  FollowedUp      side reached
            EXISTENCE Paused          audience status by
            TIMELINE  Paused          reason until
            EXISTENCE Resumed         audience status by
            EXISTENCE ConsentRecorded audience status by
            TIMELINE  ConsentRecorded side given
            EXISTENCE MediatorChosen  audience status by
            EXISTENCE SessionHeld     audience status by
            TIMELINE  SessionHeld     kind
            EXISTENCE PromiseMarked   audience status by
            TIMELINE  PromiseMarked   state
            EXISTENCE ConfirmationChanged audience status by
            TIMELINE  ConfirmationChanged state
            EXISTENCE MediationNoted  audience status by
            TIMELINE  MediationNoted  step
            EXISTENCE ExtensionAsked  audience status by
            EXISTENCE ExtensionAnswered audience status by
            TIMELINE  ExtensionAnswered granted
            EXISTENCE RaisedUp        audience status by
            TIMELINE  RaisedUp        tier
            EXISTENCE Instructed      audience status by
            EXISTENCE Supervised      audience status by
            TIMELINE  Supervised      supervision
            EXISTENCE SupervisionCancelled audience status by
            EXISTENCE DocumentFiled   audience status by
            TIMELINE  DocumentFiled   kind
            EXISTENCE FileSealed      audience status by
            EXISTENCE ClockMissed     audience status
            TIMELINE  ClockMissed     clock level dueAt
            EXISTENCE RelapseProposed audience status
            TIMELINE  RelapseProposed relapse
            EXISTENCE MeetingHeld     audience status by
            TIMELINE  MeetingHeld     meeting
            EXISTENCE Amended         audience status by
            TIMELINE  Amended         changed
            RISK      Amended         partyCount answers observedAt corrected correctedIn
            TIMELINE  ProtectionNoted audience status by kind step
            EXISTENCE CommitmentMade  audience status by promise due
            EXISTENCE CommitmentMoved audience status by promise department due
            EXISTENCE CommitmentMarked audience status by promise department state
            EXISTENCE CommitmentWaived audience status by promise department
            EXISTENCE PromiseOverdue  audience status
            TIMELINE  PromiseOverdue  department source promise due
            EXISTENCE Asked           audience status by department
            EXISTENCE Waived          audience status by department
            EXISTENCE Revoked         audience status by department
            EXISTENCE Restricted      audience status by
            EXISTENCE Lifted          audience status by
            EXISTENCE Reviewed        audience assessment colour certainty version
            EXISTENCE Changed         audience assessment colour previous certainty ruleSet
            RISK      Changed         points reasons missing
            EXISTENCE CertaintyChanged audience assessment colour certainty previous
            RECEIPTS  ReceiptAdvanced audience department rung at
            """);

    /**
     * Something that was said of a case.
     *
     * @param marks texts of this event alone that not everybody may read who may know of the case
     */
    private record Said(EventEnvelope<Event> event, Audience audience, Map<String, FieldClass> marks) {
        String kind() {
            return event.data().getClass().getSimpleName();
        }

        CaseAccess to(Caller caller) {
            return CasePolicy.decide(caller, audience, null);
        }

        /** Of the things beside the cases, whoever may know of one may know what is said of it. */
        private boolean besideCases() {
            return event.data() instanceof NeighbourhoodEvent;
        }

        /** The classes of this event's fields that the policy hides from a caller who may know of the event. */
        Set<String> withheld(Caller caller) {
            if (besideCases()) {
                return Set.of();
            }
            return FIELDS.rows().entrySet().stream()
                    .filter(row -> row.getKey().startsWith(kind() + "."))
                    .flatMap(row -> row.getValue().stream())
                    .filter(field -> !to(caller).shows(field))
                    .map(FieldClass::name)
                    .collect(Collectors.toSet());
        }

        /** Of a case that was just restricted, whoever knew of it until then hears that it is gone: its id and nothing else. */
        boolean gone(Caller caller) {
            return event.data() instanceof CaseRestriction.Restricted
                    && to(caller).standing() == Standing.SHUT_OUT
                    && CasePolicy.roleMaySee(caller, FieldClass.EXISTENCE);
        }

        private Set<String> components() {
            return Arrays.stream(event.data().getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** What a caller is due: the classes of this event's fields that the policy shows. */
        Set<String> due(Caller caller) {
            if (besideCases()) {
                return to(caller).shows(FieldClass.EXISTENCE) ? components() : Set.of();
            }
            return FIELDS.rows().entrySet().stream()
                    .filter(row -> row.getKey().startsWith(kind() + "."))
                    .filter(row -> row.getValue().filter(to(caller)::shows).isPresent())
                    .map(row -> row.getKey().substring(kind().length() + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** An event about something beside the cases, with whatever its members can be. */
    private static Event any(Class<? extends Event> type, Audience audience) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values =
                    Arrays.stream(types).map(each -> sample(each, audience)).toArray();
            return (Event) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sample(Class<?> type, Audience audience) {
        Map<Class<?>, Object> samples = Map.ofEntries(
                Map.entry(Audience.class, audience),
                Map.entry(Department.class, POLICE),
                Map.entry(AreaPath.class, GRID),
                Map.entry(Instant.class, Instant.now()),
                Map.entry(UUID.class, UUID.randomUUID()),
                Map.entry(String.class, "CODE"),
                Map.entry(List.class, List.of()),
                Map.entry(Integer.class, 1),
                Map.entry(Long.class, 1L),
                Map.entry(Boolean.class, true),
                Map.entry(int.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(boolean.class, true));
        Object known = samples.get(type);
        return known != null ? known : Objects.requireNonNull(type.getEnumConstants(), type::toString)[0];
    }

    @Test
    void every_feed_carries_what_the_policy_shows_and_nothing_else() {
        Map<Caller, OpenFeed> feeds = new LinkedHashMap<>();
        try {
            AnswerMatrix.callers().stream()
                    .filter(caller -> Operations.allows(caller, "live.subscribe"))
                    .forEach(caller -> feeds.put(caller, OpenFeed.open(port, TOKENS.of(caller))));

            List<Said> said = new ArrayList<>();
            for (boolean restricted : List.of(false, true)) {
                said.addAll(everything(new Audience(GRID, List.of(POLICE, COMMUNITY), restricted)));
                said.addAll(everything(new Audience(GRID, List.of(URBAN_MANAGEMENT, EMERGENCY), restricted)));
            }
            awaitTheEnd(feeds, said);

            feeds.forEach((caller, feed) -> said.forEach(each -> compare(caller, feed, each)));
        } finally {
            feeds.values().forEach(OpenFeed::close);
        }
    }

    @Test
    void no_type_of_event_is_forgotten() {
        Set<Class<?>> known = everything(new Audience(GRID, List.of(POLICE), true)).stream()
                .map(said -> said.event().data().getClass())
                .collect(Collectors.toSet());

        assertThat(Stream.of(EventType.values()).map(EventType::data).filter(data -> data != Canary.class))
                .allMatch(known::contains);
    }

    /** A feed is in the order of the ring: what comes after everything on one feed comes after it on all. */
    private static void awaitTheEnd(Map<Caller, OpenFeed> feeds, List<Said> said) {
        said.forEach(each -> feeds.entrySet().stream()
                .filter(feed -> !each.due(feed.getKey()).isEmpty())
                .findFirst()
                .orElseThrow()
                .getValue()
                .awaitAbout(each.event().subject()));
        Canary end = Topic.canary("case-service", Instant.now());
        Topic.write(end);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> feeds.values().stream()
                        .allMatch(feed -> feed.bytes().contains(end.canaryId().toString())));
    }

    private static void compare(Caller caller, OpenFeed feed, Said said) {
        String what = said.kind() + " of " + said.audience() + " on the feed of " + caller;
        Set<String> due = said.due(caller);
        Optional<OpenFeed.Received> frame = feed.events().stream()
                .filter(event -> event.about(said.event().subject()))
                .findFirst();

        assertThat(frame.isPresent()).as(what).isEqualTo(!due.isEmpty() || said.gone(caller));
        frame.ifPresent(event -> {
            assertThat(told(event)).as(what).isEqualTo(due);
            assertThat(hidden(event)).as(what).isEqualTo(said.withheld(caller));
        });
        String bytes = feed.bytes();
        if (due.isEmpty() && !said.gone(caller)) {
            assertThat(bytes)
                    .as(what)
                    .doesNotContain(
                            said.event().subject().toString(), said.event().id().toString());
        }
        said.marks()
                .forEach((mark, field) -> assertThat(bytes.contains(mark))
                        .as(mark + " in " + what)
                        .isEqualTo(said.to(caller).shows(field)));
        assertThat(bytes).as(what).doesNotContain("a-keyed-hash-of-an-address");
    }

    /** The fields of a frame. One that may not be shown is not there: zero or nothing would be read as the truth. */
    private static Set<String> told(OpenFeed.Received frame) {
        return new TreeSet<>(
                JsonMapper.shared().readTree(frame.data()).path("data").propertyNames());
    }

    /** The classes of fields that a frame says it hides. */
    private static Set<String> hidden(OpenFeed.Received frame) {
        return JsonMapper.shared()
                .readTree(frame.data())
                .path("hidden")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /** One event of every type, each about a case of its own. */
    private static List<Said> everything(Audience audience) {
        Instant now = Instant.now();
        CaseStatus status = CaseStatus.ASSIGNED;
        String answer = code();
        String amendedAnswer = code();
        String factor = code();
        String missing = code();
        String outcome = code();
        String reason = code();
        String clock = code();
        String documentKind = code();
        String state = code();
        UUID relapse = UUID.randomUUID();
        UUID meeting = UUID.randomUUID();
        UUID promise = UUID.randomUUID();
        LocalDate due = LocalDate.EPOCH;
        List<Said> all = new ArrayList<>(List.of(
                said(
                        audience,
                        new CaseEvent.Registered(
                                audience,
                                CaseStatus.REGISTERED,
                                "FQ-20261124-0007",
                                "NEIGHBOUR",
                                "110",
                                POLICE,
                                3,
                                Map.of(answer, Answer.YES),
                                "a-keyed-hash-of-an-address",
                                now,
                                CaseMode.ACTUAL),
                        Map.of(answer, FieldClass.RISK)),
                said(audience, new CaseEvent.Accepted(audience, status, POLICE, "NEIGHBOUR")),
                said(audience, new CaseEvent.Assigned(audience, status, POLICE, now)),
                said(audience, new CaseEvent.Signed(audience, status, POLICE)),
                said(audience, new CaseEvent.Returned(audience, status, POLICE)),
                said(audience, new CaseEvent.HandedOver(audience, status, COMMUNITY, POLICE, now)),
                said(audience, new CaseEvent.ShareAccepted(audience, status, POLICE)),
                said(audience, new CaseEvent.ShareRejected(audience, status, POLICE)),
                said(audience, new CaseEvent.ShareDone(audience, status, POLICE)),
                said(audience, new CaseEvent.Merged(audience, CaseStatus.MERGED, UUID.randomUUID())),
                said(audience, new CaseEvent.Absorbed(audience, status, UUID.randomUUID())),
                said(audience, new CaseEvent.Relocated(audience, status, GRID)),
                said(audience, new CaseMove.Declined(audience, CaseStatus.DECLINED, POLICE)),
                said(audience, new CaseMove.ReferredOut(audience, CaseStatus.REFERRED_OUT, POLICE)),
                said(audience, new CaseMove.ResolvingStarted(audience, status, POLICE)),
                said(audience, new CaseMove.Agreed(audience, status, POLICE, CaseMove.AgreementForm.ORAL)),
                said(audience, new CaseMove.Performed(audience, status, POLICE)),
                said(audience, new CaseMove.Breached(audience, status, POLICE)),
                said(audience, new CaseMove.Guided(audience, status, POLICE, CaseMove.GuidanceCause.REFUSED)),
                said(audience, new CaseMove.OutcomeRecorded(audience, status, POLICE, outcome), inTimeline(outcome)),
                said(audience, new CaseMove.WriteOffApplied(audience, status, POLICE)),
                said(audience, new CaseMove.WriteOffRefused(audience, status, POLICE)),
                said(audience, new CaseMove.WrittenOff(audience, status, POLICE)),
                said(audience, new CaseMove.Archived(audience, status)),
                said(audience, new CaseMove.Reopened(audience, status, POLICE)),
                said(audience, new CaseProgress.ContactMade(audience, status, POLICE)),
                said(audience, new CaseProgress.ReportedBack(audience, status, POLICE)),
                said(audience, new CaseProgress.PlanRecorded(audience, status, POLICE)),
                said(
                        audience,
                        new CaseProgress.FollowedUp(audience, status, POLICE, CaseProgress.Side.APPLICANT, true)),
                said(audience, new CaseProgress.Paused(audience, status, POLICE, reason, now), inTimeline(reason)),
                said(audience, new CaseProgress.Resumed(audience, status, POLICE)),
                said(audience, new CaseProgress.ExtensionAsked(audience, status, POLICE)),
                said(audience, new CaseProgress.ExtensionAnswered(audience, status, POLICE, true)),
                said(audience, new CaseProgress.RaisedUp(audience, status, POLICE, Tier.L2)),
                said(audience, new CaseProgress.Instructed(audience, status, POLICE)),
                said(audience, new CaseProgress.Supervised(audience, status, POLICE, Supervision.RED_CARD)),
                said(audience, new CaseProgress.SupervisionCancelled(audience, status, POLICE)),
                said(
                        audience,
                        new CaseProgress.ConsentRecorded(audience, status, POLICE, CaseProgress.Side.APPLICANT, true)),
                said(audience, new CaseProgress.MediatorChosen(audience, status, POLICE)),
                said(
                        audience,
                        new CaseProgress.SessionHeld(audience, status, POLICE, CaseProgress.SessionKind.SEPARATE)),
                said(
                        audience,
                        new CaseProgress.PromiseMarked(audience, status, POLICE, CaseProgress.PromiseState.LATE)),
                said(
                        audience,
                        new CaseProgress.ConfirmationChanged(audience, status, POLICE, state),
                        inTimeline(state)),
                said(
                        audience,
                        new CaseProgress.MediationNoted(audience, status, POLICE, CaseProgress.Step.VIOLENCE_FLAGGED)),
                said(
                        audience,
                        new CaseProgress.ClockMissed(audience, status, clock, CaseProgress.Miss.L2, now),
                        inTimeline(clock)),
                said(
                        audience,
                        new CaseProgress.DocumentFiled(audience, status, POLICE, documentKind),
                        inTimeline(documentKind)),
                said(audience, new CaseProgress.FileSealed(audience, status, POLICE)),
                said(
                        audience,
                        new CaseProgress.RelapseProposed(audience, status, relapse),
                        inTimeline(relapse.toString())),
                said(
                        audience,
                        new CaseProgress.MeetingHeld(audience, status, POLICE, meeting),
                        inTimeline(meeting.toString())),
                said(
                        audience,
                        new CaseProgress.Amended(
                                audience,
                                status,
                                POLICE,
                                List.of(CaseProgress.Content.PARTIES, CaseProgress.Content.ANSWERS),
                                3,
                                Map.of(amendedAnswer, Answer.YES),
                                Map.of(amendedAnswer, now),
                                List.of(amendedAnswer),
                                List.of(UUID.randomUUID()),
                                "a-keyed-hash-of-an-address"),
                        Map.of(amendedAnswer, FieldClass.RISK)),
                said(
                        audience,
                        new CaseProgress.ProtectionNoted(
                                audience,
                                status,
                                POLICE,
                                CaseProgress.ProtectionKind.ORDER,
                                CaseProgress.ProtectionStep.GRANTED)),
                said(audience, new CaseProgress.CommitmentMade(audience, status, POLICE, UUID.randomUUID(), due)),
                said(
                        audience,
                        new CaseProgress.CommitmentMoved(audience, status, POLICE, UUID.randomUUID(), COMMUNITY, due)),
                said(
                        audience,
                        new CaseProgress.CommitmentMarked(
                                audience,
                                status,
                                POLICE,
                                UUID.randomUUID(),
                                COMMUNITY,
                                CaseProgress.PromiseState.BROKEN)),
                said(
                        audience,
                        new CaseProgress.CommitmentWaived(audience, status, POLICE, UUID.randomUUID(), COMMUNITY)),
                said(
                        audience,
                        new CaseProgress.PromiseOverdue(
                                audience, status, POLICE, CaseProgress.PromiseSource.INSTALMENT, promise, due),
                        inTimeline(promise.toString())),
                said(audience, new CaseShare.Asked(audience, status, POLICE, COMMUNITY)),
                said(audience, new CaseShare.Waived(audience, status, POLICE, COMMUNITY)),
                said(audience, new CaseShare.Revoked(audience, status, POLICE, COMMUNITY)),
                said(audience, new CaseRestriction.Restricted(audience, status, POLICE)),
                said(audience, new CaseRestriction.Lifted(audience, status, POLICE)),
                said(
                        audience,
                        new RiskEvent.Reviewed(
                                audience, UUID.randomUUID(), Colour.BLUE, RiskEvent.Certainty.CONFIRMED, 7)),
                said(
                        audience,
                        new RiskEvent.Changed(
                                audience,
                                UUID.randomUUID(),
                                Colour.RED,
                                Colour.BLUE,
                                RiskEvent.Certainty.PROVISIONAL,
                                7,
                                "2026-01",
                                List.of(new RiskEvent.Reason(factor, 7, false)),
                                List.of(missing)),
                        Map.of(factor, FieldClass.RISK, missing, FieldClass.RISK)),
                said(
                        audience,
                        new RiskEvent.CertaintyChanged(
                                audience,
                                UUID.randomUUID(),
                                Colour.BLUE,
                                RiskEvent.Certainty.CONFIRMED,
                                RiskEvent.Certainty.PROVISIONAL)),
                said(
                        audience,
                        new NotificationEvent.ReceiptAdvanced(audience, POLICE, NotificationEvent.Rung.SEEN, now))));
        Stream.of(EventType.values())
                .map(EventType::data)
                .filter(NeighbourhoodEvent.class::isAssignableFrom)
                .map(type -> said(audience, any(type, audience)))
                .forEach(all::add);
        return all;
    }

    private static Map<String, FieldClass> inTimeline(String mark) {
        return Map.of(mark, FieldClass.TIMELINE);
    }

    private static Said said(Audience audience, Event event) {
        return said(audience, event, Map.of());
    }

    private static Said said(Audience audience, Event event, Map<String, FieldClass> marks) {
        return new Said(Topic.write(event), audience, marks);
    }

    private static String code() {
        return "MARK_"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 20).toUpperCase();
    }
}
