package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import cn.fengqiao.testkit.api.Question.Rests;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One case for each standing, and everything the service says of them to everybody. */
@RunningService
class WhoSeesWhatTest {

    private static final String GRID = "HC.FQ.C07.G01";

    /** States of a part that has ended. */
    private static final Set<String> ENDED = Set.of("WAIVED", "REVOKED");

    private static final LocalDate DAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE CaseView     id number type typeName source sourceName status statusName colour certainty area
            EXISTENCE CaseView     place raisedBy lead departments clock restricted mode version raisedAt foundAt
            EXISTENCE CaseView     updatedAt mergedInto absorbed proposals
            PARTIES   CaseView     parties partyCount
            NARRATIVE CaseView     title narrative address scale
            TIMELINE  CaseView     axes prompts
            EXISTENCE CaseView     responsible
            EXISTENCE ResponsibleView level vacant holder deputy
            TIMELINE  ResponsibleView answering
            EXISTENCE OfficialName id name posts
            TIMELINE  CasePrompt   prompt text article href departments
            TIMELINE  ProtectionList caseId version open items
            -         ProtectionList availableActions
            TIMELINE  ProtectionView id kind kindName code codeName state stateName applicant applicantName urgent
            TIMELINE  ProtectionView acceptedAt dueAt decidedAt from until endsSoon breaches notes article
            PARTIES   ProtectionView protects against
            CONTACT   ProtectionView authority measures
            -         ProtectionView availableActions
            TIMELINE  ProtectionNote step at by department on until
            CONTACT   ProtectionNote text
            -         ProtectionStepView action name allowed reason method href
            TIMELINE  AxesView     tier supervision pauseReason pauseReasonName pauseUntil extensionAsked outcome
            TIMELINE  AxesView     outcomeName closedAt reopened
            TIMELINE  WriteOffList guards
            TIMELINE  GuardView    guard name met reason
            -         CaseView     hidden ownWork availableActions nextAction
            TIMELINE  SharePreview department departmentName standing seen
            TIMELINE  SeenBy       roles standing shown view
            -         SeenBy       hidden withheld
            -         HiddenFromThem fieldClass why reason
            NARRATIVE DocumentView id kind kindName title mediaType bytes sha256 edition sequence filedAt filedByName
            NARRATIVE DocumentView filedByDepartment made scan contact replaces
            -         DocumentView replacedBy fromCase
            -         DocumentPage items next
            -         AmendmentPage items next
            TIMELINE  AmendmentView version at byName byDepartment changed reason
            NARRATIVE AmendmentView title narrative address
            PARTIES   AmendmentView parties partyCount
            RISK      AmendmentView answers
            TIMELINE  CaseFileView state stateName volumes missing kinds
            TIMELINE  FileKindView kind name need present documents
            -         SealPage     items next
            -         SealView     number sealedAt sealedByName sealedByDepartment sha256 signature through manifest
            -         SealCheck    number intact genuine entries differences
            -         SealDifference part key kind finding
            EXISTENCE QueueItem    id number type typeName source sourceName status statusName colour certainty area
            EXISTENCE QueueItem    place raisedBy lead departments clock restricted mode version raisedAt foundAt
            EXISTENCE QueueItem    updatedAt mergedInto proposals
            PARTIES   QueueItem    partiesMasked partyCount
            NARRATIVE QueueItem    title address
            -         QueueItem    hidden availableActions nextAction
            PARTIES   PartyView    name role gender fromCase
            CONTACT   PartyView    phone idType idNumber address
            EXISTENCE ShareView    department name share asked
            TIMELINE  ShareView    reason promiseBy
            EXISTENCE ClockView    kind name dueAt overdue
            TIMELINE  CaseView     clocks
            TIMELINE  ClockDetail  kind name state level startedAt dueAt toL2At toL1At metAt missingYear article
            EXISTENCE AbsorbedView id number raisedBy raisedAt
            EXISTENCE ProposalView field code name
            NARRATIVE ProposalView keyword
            -         ActionView   action name allowed reason method href
            -         QueuePage    items next estimate
            EXISTENCE Hint         id number typeName place status raisedAt reasons score
            NARRATIVE Hint         title
            -         HintList     hints
            -         CaseTimeline next
            -         CaseTimeline items
            TIMELINE  TimelineItem sequence at what whatName byName byDepartment toDepartment otherCase about reason note
            -         CounterView  byStatus byColour byDepartment
            -         OfDepartment open unsigned overdue
            EXISTENCE ImportView   id fileName mapping department raisedBy state total done created duplicates errors
            EXISTENCE ImportView   startedAt finishedAt
            -         MediationView caseId version ended prompts papers availableActions
            TIMELINE  MediationView investigations proceeding safety
            TIMELINE  InvestigationView number at by
            PARTIES   InvestigationView asked
            NARRATIVE InvestigationView place exchanges
            NARRATIVE ExchangeView question answer
            TIMELINE  ProceedingView number stage openedAt consents mediator sessions suspendedAt agreement
            TIMELINE  ProceedingView confirmation ending
            TIMELINE  ConsentView  side given at recordedBy
            TIMELINE  MediatorView subject name chosenBy related
            PARTIES   MediatorView relation
            TIMELINE  SessionView  number kind at held heard
            NARRATIVE SessionView  place minutes result
            TIMELINE  AgreementView form amountFen draftedAt signatures unsigned effectiveAt promises
            NARRATIVE AgreementView terms manner
            NARRATIVE AgreedTermView number text identity amountFen confirmable
            TIMELINE  SignatureView by manner at
            TIMELINE  PromiseView  number term due amountFen overdue state on
            -         PromiseView  evidence
            TIMELINE  ConfirmationView state stateName court appliedAt until terms
            TIMELINE  EndingView   outcome at side
            NARRATIVE EndingView   reason
            TIMELINE  EndedView    outcome openedAt endedAt
            TIMELINE  SafetyView   violence screening faceToFace childInDanger reportedAt
            CONTACT   SafetyView   violenceReason measures childReason reportedTo
            -         SafetyView   notReportedBecause
            TIMELINE  MadePaperView document kind kindName mediaType bytes madeAt
            -         MediationStepView action name allowed reason method href
            -         ImportView   failure
            -         Page         items next
            -         Started      id
            -         Errors       items next
            EXISTENCE RowError     line column reason
            NARRATIVE RowError     value
            READ_LOG  ReadEntry    position at reader readerName department caseIds operation purpose fields policy
            -         ReadPage     items next
            -         Verification intact complete seals entries lastHash notYetSealed brokenSeal brokenBefore why
            -         MappingPage  items next
            -         Item         name title builtIn
            -         KeywordList  items
            -         Keyword      keyword proposes code
            -         SavedMappingView name builtIn mapping changedAt changedBy
            -         ImportMapping address area foundAt keywordsIn narrative reference source subject system title type
            -         PlaceRule    from values otherwise
            -         FoundAt      from formats zone
            -         AreaNode     path name kind children
            TIMELINE  RunCardProposal validFrom reasons parts
            TIMELINE  ProposedPart department departmentName task share toBeAsked patrol
            TIMELINE  ProposedPatrol withinHours toBePlanned open
            -         RunCardList  items
            -         RunCardView  type colour scale area validFrom tasks enteredBy
            -         CardTaskView department task patrol
            -         CardPatrolView withinHours
            -         Dictionaries departments questions scales sources statuses types outcomes pauseReasons documentKinds
            -         Dictionaries posts teamKinds teamRoles
            -         Dictionaries confirmationStates patrolPurposes protectionApplicants protectionDuties
            -         Entry        code name short
            -         Question     code name mandatory override
            -         CalendarYears items missing
            -         CalendarYearView year source holidays makeUpDays enteredBy enteredAt
            -         LimitList    items
            -         LimitView    kind name nameEn house colour effectiveFrom limit toL2 toL1 pause extension article
            -         LimitView    startEvent consequence warned enteredBy enteredAt
            -         Term         amount unit
            -         PauseView    most reasons
            -         Reason       code name
            -         ExtensionRule term times consentOfBoth
            TIMELINE  IntervalsView foundAt reportedAt counselledAt resolvedAt reportSeconds counselSeconds resolveSeconds
            TIMELINE  IntervalsView totalSeconds
            """ + FieldTable.DEAD_LETTERS);

    @LocalServerPort
    private int port;

    private final Map<UUID, Marked> marked = new HashMap<>();
    private final Map<KnownCase, KnownCase> survivors = new HashMap<>();

    /** The texts of one case that stand nowhere else. */
    private record Marked(
            String title,
            String narrative,
            String address,
            String name,
            String phone,
            String home,
            String document,
            String reason,
            String note,
            String evidence,
            String proof) {
        static Marked anew() {
            return new Marked(
                    words(),
                    words(),
                    words(),
                    words(),
                    // one that can be a telephone, so that it is known in a text
                    "139" + digits().substring(3),
                    words(),
                    "P" + digits(),
                    words(),
                    words(),
                    words(),
                    words());
        }
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        RunCardTest.cardWithPatrols("NEIGHBOUR", GRID);
        Map<Caller, Long> before = counted();
        List<KnownCase> cases = cases();
        String imported = words();
        KnownCase file = file(imported);
        KnownCase row = row(imported);
        List<KnownCase> mediated = List.of(agreed(), refused(), guarded());
        List<KnownCase> all =
                Stream.of(cases, mediated, List.of(row)).flatMap(List::stream).toList();
        Map<Caller, Long> after = counted();

        AnswerMatrix matrix = AnswerMatrix.of(
                        OpenApiDocument.of("case-service").without(OwnMatrix.ROOTS.keySet()), FIELDS)
                .about("/api/cases/", all)
                .about("/api/imports/", List.of(file))
                .ask(Question.list("imports.list", ""))
                .ask(Question.list("readLog.list", "?limit=200"))
                .idsTellOnly(FieldClass.READ_LOG, "readLog.list")
                .body("cases.export", "{\"reason\": \"x\"}")
                .body("cases.assign", "{\"department\": \"POLICE\"}")
                .body("cases.handOver", "{\"department\": \"COMMUNITY\", \"reason\": \"x\"}")
                .body("cases.shareAsk", "{\"department\": \"POLICE\"}")
                .needs(FieldClass.TIMELINE, "cases.sharePreview")
                .queries(
                        "cases.sharePreview",
                        List.of("?department=POLICE", "?department=URBAN_MANAGEMENT", "?department=EMERGENCY"))
                .body("cases.shareWaive", "{\"department\": \"POLICE\", \"reason\": \"x\"}")
                .body("cases.shareRevoke", "{\"department\": \"POLICE\", \"reason\": \"x\"}")
                .body("cases.restrict", "{\"keep\": [\"POLICE\"], \"reason\": \"x\"}")
                .body("cases.liftRestriction", "{\"reason\": \"x\"}")
                .body("cases.decline", "{\"reason\": \"x\"}")
                .body("cases.referOut", "{\"reason\": \"x\", \"to\": \"y\"}")
                .body("cases.contact", "{\"note\": \"x\"}")
                .body("cases.reportBack", "{\"note\": \"x\"}")
                .body("commitments.make", "{\"what\": \"x\", \"due\": \"" + Mediating.TODAY.plusDays(30) + "\"}")
                .body("commitments.keep", "{\"report\": \"x\"}")
                .body("commitments.break", "{\"reason\": \"x\"}")
                .body("commitments.move", "{\"due\": \"" + Mediating.TODAY.plusDays(30) + "\", \"reason\": \"x\"}")
                .body("commitments.waive", "{\"reason\": \"x\"}")
                .body(
                        "cases.amend",
                        "{\"answers\": [{\"question\": \"ALCOHOL\", \"answer\": \"NO\"}], \"reason\": \"x\"}")
                .body("cases.plan", "{\"note\": \"x\"}")
                .body("cases.agree", "{\"form\": \"ORAL\"}")
                .body("cases.guide", "{\"cause\": \"REFUSED\", \"reason\": \"x\"}")
                .body("cases.perform", "{\"outcome\": \"SUCCESS\"}")
                .body("cases.breach", "{\"to\": \"GUIDED\", \"reason\": \"x\"}")
                .body("cases.recordOutcome", "{\"outcome\": \"SUCCESS\"}")
                .body("cases.followUp", "{\"side\": \"APPLICANT\", \"reached\": true, \"note\": \"x\"}")
                .body(
                        "cases.pause",
                        "{\"code\": \"APPRAISAL\", \"until\": \"2030-01-01T00:00:00Z\", \"reason\": \"x\"}")
                .body("cases.askExtension", "{\"reason\": \"x\"}")
                .body("cases.grantExtension", "{\"bothAgreed\": true, \"note\": \"x\"}")
                .body("cases.refuseExtension", "{\"reason\": \"x\"}")
                .body("mediation.investigate", Mediating.investigation("x", "x"))
                .body("mediation.consent", "{\"side\": \"APPLICANT\", \"given\": true}")
                .body("mediation.chooseMediator", "{\"subject\": \"x\", \"name\": \"x\"}")
                .body("mediation.stepAside", "{\"side\": \"APPLICANT\", \"reason\": \"x\"}")
                .body(
                        "mediation.planSession",
                        "{\"kind\": \"PHONE\", \"at\": \"2030-01-01T00:00:00Z\", \"place\": \"x\"}")
                .body(
                        "mediation.holdSession",
                        "{\"session\": 1, \"heard\": [\"APPLICANT\"], \"minutes\": \"x\", \"result\": \"x\"}")
                .body("mediation.suspend", "{\"reason\": \"x\"}")
                .body("mediation.draft", "{\"form\": \"ORAL\", \"terms\": [{\"text\": \"x\"}], \"manner\": \"x\"}")
                .body("mediation.sign", "{\"by\": \"APPLICANT\", \"manner\": \"SPOKEN\"}")
                .body("mediation.keepPromise", "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\"}")
                .body(
                        "mediation.breakPromise",
                        "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\", \"to\": \"GUIDED\", \"reason\": \"x\"}")
                .body("mediation.applyConfirmation", "{\"sides\": [\"APPLICANT\"], \"court\": \"x\"}")
                .body("mediation.recordConfirmation", "{\"state\": \"52\"}")
                .body("mediation.end", "{\"cause\": \"FAILED\", \"reason\": \"x\"}")
                .body("mediation.flagViolence", "{\"reason\": \"x\"}")
                .body("mediation.screen", "{\"result\": \"SAFE\"}")
                .body("mediation.flagChild", "{\"reason\": \"x\"}")
                .body("mediation.report", "{\"to\": \"x\"}")
                .body("protections.apply", ProtectionTest.application(false, Instant.now()))
                .body("protections.deliverLetter", ProtectionTest.letter(DAY, DAY.plusDays(9)))
                .body("protections.beginDuty", ProtectionTest.duty(DAY, DAY.plusDays(9)))
                .body("protections.decide", "{\"decision\": \"REFUSED\", \"decidedAt\": \"2026-11-01T00:00:00Z\"}")
                .body("protections.prolong", "{\"on\": \"" + DAY + "\", \"until\": \"" + DAY + "\"}")
                .body("protections.change", "{\"on\": \"" + DAY + "\", \"measures\": \"x\"}")
                .body("protections.revoke", "{\"on\": \"" + DAY + "\", \"reason\": \"x\"}")
                .body("protections.breach", "{\"on\": \"" + DAY + "\", \"reason\": \"x\"}")
                .body("cases.raiseUp", "{\"reason\": \"x\"}")
                .body("cases.instruct", "{\"note\": \"x\"}")
                .body("cases.supervise", "{\"level\": \"ORDINARY\", \"reason\": \"x\"}")
                .body("cases.cancelSupervision", "{\"reason\": \"x\"}")
                .body("cases.applyWriteOff", "{\"note\": \"x\"}")
                .body("cases.failWriteOff", "{\"to\": \"INVESTIGATING\", \"reason\": \"x\"}")
                .body("cases.reopen", "{\"reason\": \"x\"}")
                .body("cases.dismissRelapse", "{\"reason\": \"x\"}")
                .body("cases.return", "{\"reason\": \"x\"}")
                .body("cases.shareReject", "{\"reason\": \"x\"}")
                .body("cases.merge", "{\"into\": \"" + cases.getFirst().id() + "\"}");
        withFiles(matrix, mediated.getFirst());
        withFiles(matrix, cases.getFirst());
        for (String filter : List.of("", "&status=MERGED", "&department=POLICE", "&unsigned=true", "&sort=due")) {
            matrix.ask(Question.list("cases.list", "?limit=200&area=" + GRID + filter));
        }
        survivors.forEach(matrix::livesOnIn);
        cases.forEach(known -> ask(matrix, known, texts(known.id())));
        mediated.forEach(known -> ask(matrix, known, texts(known.id())));
        found(matrix, row, FieldClass.NARRATIVE, imported, words());
        matrix.check(URI.create("http://localhost:" + port), Tokens.shared());

        assertThat(after)
                .allSatisfy((caller, count) -> assertThat(count - before.getOrDefault(caller, 0L))
                        .as("new cases counted for " + caller)
                        .isEqualTo(all.stream()
                                .filter(known -> exists(known, caller))
                                .count()));
    }

    /** The whole file of a case and everything in it; a secret of the screen stands in papers, for who may be shown it. */
    private void withFiles(AnswerMatrix matrix, KnownCase known) {
        String path = "/api/cases/" + known.id();
        JsonNode documents =
                desk(POLICE).get(path + "/documents?all=true&limit=200").body().at("/items");
        assertThat(documents).isNotEmpty();
        for (JsonNode document : documents) {
            String id = document.at("/id").asString();
            matrix.within("documents.content", path + "/documents/" + id + "/content", known);
            if (document.at("/made").asBoolean()) {
                matrix.within("mediation.paper", path + "/mediation/papers/" + id, known);
            }
        }
        matrix.within("documents.list", path + "/documents?all=true", known)
                .within("files.pdf", path + "/file.pdf?reason=x", known)
                .within("files.zip", path + "/file.zip?reason=x", known)
                .reading("%PDF-", HiddenInFilesTest::pdf);
        for (String operation : List.of("documents.content", "mediation.paper", "files.pdf", "files.zip")) {
            matrix.prints(operation, FieldClass.CONTACT);
        }
    }

    /** Text that is found and duplicates that are hinted at would tell of a case by being there. */
    private static void ask(AnswerMatrix matrix, KnownCase known, Marked texts) {
        found(
                matrix,
                known,
                FieldClass.EXISTENCE,
                known.marks().entrySet().stream()
                        .filter(mark -> mark.getKey().startsWith("FQ-"))
                        .findFirst()
                        .orElseThrow()
                        .getKey(),
                "FQ-19000101-0001");
        found(matrix, known, FieldClass.NARRATIVE, texts.title(), words());
        found(matrix, known, FieldClass.NARRATIVE, texts.narrative(), words());
        found(matrix, known, FieldClass.PARTIES, texts.name(), words());
        found(matrix, known, FieldClass.CONTACT, texts.phone(), digits());
        hinted(matrix, known, FieldClass.NARRATIVE, "address", texts.address(), words());
        hinted(matrix, known, FieldClass.NARRATIVE, "title", texts.title(), words());
        hinted(matrix, known, FieldClass.CONTACT, "phone", texts.phone(), digits());
        hinted(matrix, known, FieldClass.PARTIES, "names", texts.name(), words());
        String id = known.id().toString();
        matrix.ask(Question.search(
                "readLog.list",
                "?caseId=" + id,
                new Rests(known, FieldClass.READ_LOG, id, UUID.randomUUID().toString())));
    }

    private static void found(AnswerMatrix matrix, KnownCase known, FieldClass field, String text, String decoy) {
        matrix.ask(Question.search(
                "cases.list", "?q=" + encoded(text), new Rests(known, field, encoded(text), encoded(decoy))));
    }

    private static void hinted(
            AnswerMatrix matrix, KnownCase known, FieldClass field, String member, String text, String decoy) {
        String value = "names".equals(member) ? "[\"" + text + "\"]" : "\"" + text + "\"";
        String body = "{\"area\": \"" + GRID + "\", \"" + member + "\": " + value + "}";
        matrix.ask(Question.hint("cases.duplicateHints", body, new Rests(known, field, text, decoy)));
    }

    /** What a case gathers on its axes one after the other, and what only a year without holidays leaves open. */
    private static void asIfThroughEverything(UUID id) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("""
                    update dispute_case
                    set pause_reason = 'APPRAISAL',
                        paused_at = now(),
                        pause_until = now() + interval '9 days',
                        outcome = 'SUCCESS',
                        closed_at = now(),
                        clocks = jsonb_set(clocks, '{0,missingYear}', '2099')
                    where id = '%s'
                    """.formatted(id));
            statement.executeUpdate(
                    "update case_timeline set what = 'CONTACT_MADE' where sequence = 2 and case_id = '" + id + "'");
            statement.executeUpdate(
                    "update case_timeline set what = 'OUTCOME_RECORDED' where sequence = 4 and case_id = '" + id + "'");
            statement.executeUpdate("update case_timeline set about = 'SUCCESS' where case_id = '" + id + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<KnownCase> cases() {
        Answer open = accepted(POLICE, false, COMMUNITY, URBAN_MANAGEMENT);
        Marked texts = texts(open.id());
        Answer refused = desk(URBAN_MANAGEMENT).command(open, "shares/reject", reason(texts));
        Answer assigned = desk(POLICE)
                .command(refused, "assign", "{\"department\": \"POLICE\", \"note\": \"" + texts.note() + "\"}");
        Answer asked = desk(POLICE)
                .command(
                        desk(COMMUNITY).command(assigned, "shares/reject", reason(texts)),
                        "shares/ask",
                        "{\"department\": \"COMMUNITY\", \"note\": \"" + texts.note() + "\", \"due\": \""
                                + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9) + "\"}");
        Answer first = Uploads.filed(desk(POLICE), open.id(), "EVIDENCE", texts.evidence());
        Uploads.replaced(desk(POLICE), open.id(), "EVIDENCE", texts.evidence(), first.id());
        Uploads.filed(desk(POLICE), open.id(), "IDENTITY_PROOF", texts.proof());
        Answer restricted = accepted(POLICE, true, COMMUNITY);
        Answer untaken = raised(COMMUNITY, false, EMERGENCY);
        Answer urban = accepted(URBAN_MANAGEMENT, false, POLICE);
        Answer survivor = accepted(EMERGENCY, false, COMMUNITY, POLICE);
        Answer absorbed = accepted(COMMUNITY, false, EMERGENCY, URBAN_MANAGEMENT);
        Answer policeSurvivor = accepted(POLICE, false, EMERGENCY);
        Answer emergencyAbsorbed = accepted(EMERGENCY, false, POLICE);
        assertThat(List.of(
                        assigned,
                        asked,
                        merged(COMMUNITY, absorbed, survivor),
                        merged(EMERGENCY, emergencyAbsorbed, policeSurvivor)))
                .allMatch(answer -> answer.status() == 200);
        asIfThroughEverything(open.id());
        Answer closedOff = accepted(POLICE, false, COMMUNITY, URBAN_MANAGEMENT, EMERGENCY);
        Answer closedAlong = accepted(POLICE, false, EMERGENCY, COMMUNITY);
        Answer lifted = accepted(POLICE, false, COMMUNITY, EMERGENCY);
        restricted(closedOff, merged(POLICE, closedAlong, closedOff));
        restricted(lifted);
        assertThat(desk(POLICE)
                        .command(desk(POLICE).read(lifted.id()), "restrict/lift", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(200);
        KnownCase onlyThoseOnIt = known("case that was restricted when others knew of it", closedOff, POLICE);
        KnownCase goneAlong = known("case that lives on in one that was restricted", closedAlong, POLICE);
        survivors.put(goneAlong, onlyThoseOnIt);
        KnownCase tookIn = known("case that took another in", survivor, EMERGENCY);
        KnownCase livesOn = known("case that lives on in another", absorbed, COMMUNITY);
        KnownCase policeTookIn = known("case of the police that took another in", policeSurvivor, POLICE);
        KnownCase leftItsLead = known("case that lives on under another lead", emergencyAbsorbed, EMERGENCY);
        survivors.putAll(Map.of(livesOn, tookIn, leftItsLead, policeTookIn));
        return List.of(
                known("open case", assigned, POLICE),
                known("restricted case", restricted, POLICE),
                known("case that a department had to leave", left(false), POLICE),
                known("restricted case that a department was let off", left(true), POLICE),
                known("case whose restriction was lifted", lifted, POLICE),
                onlyThoseOnIt,
                goneAlong,
                known("case nobody has taken on", untaken, COMMUNITY),
                known("case of urban management", urban, URBAN_MANAGEMENT),
                tookIn,
                livesOn,
                policeTookIn,
                leftItsLead);
    }

    /** Restricts a case that everybody of the place knew of, once what else has to be done to it was. */
    private void restricted(Answer known, Answer... done) {
        assertThat(done).allMatch(answer -> answer.status() == 200);
        Answer restricted = desk(POLICE).command(desk(POLICE).read(known.id()), "restrict", "{\"reason\": \"x\"}");
        assertThat(restricted.status()).as(restricted.body().toString()).isEqualTo(200);
    }

    /** Urban management wrote a report and filed a document, and is on the case no longer. */
    private Answer left(boolean restricted) {
        Answer accepted = accepted(POLICE, restricted, COMMUNITY, URBAN_MANAGEMENT);
        Desk urban = desk(URBAN_MANAGEMENT);
        Answer taken = urban.command(urban.read(accepted.id()), "shares/accept", "{}");
        Answer reported = urban.command(taken, "report-back", "{\"note\": \"已查看\"}");
        Uploads.filed(urban, reported.id(), "EVIDENCE", "照片");
        Answer left = desk(POLICE)
                .command(
                        desk(POLICE).read(reported.id()),
                        restricted ? "shares/waive" : "shares/revoke",
                        "{\"department\": \"URBAN_MANAGEMENT\", \"reason\": \"x\"}");
        assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
        return left;
    }

    /** A mediation that came to an agreement, with violence and a child in danger known of. */
    private KnownCase agreed() {
        String minutes = words();
        String term = words();
        String measures = words();
        String asked = words();
        String answer = words();
        Answer amended = resolving(POLICE, COMMUNITY, URBAN_MANAGEMENT, EMERGENCY);
        // the second time there is an answer that stood before
        for (String question : List.of("ALCOHOL", "INJURY_30D")) {
            amended = desk(POLICE).command(amended, "amend", """
                            {"answers": [{"question": "%s", "answer": "NO"}], "reason": "补问"}
                            """.formatted(question));
            assertThat(amended.status()).as(amended.body().toString()).isEqualTo(200);
        }
        var mediating = new Mediating(desk(POLICE), amended);
        mediating
                .then("investigations", Mediating.investigation(asked, answer))
                .then("safety/violence", "{\"reason\": \"有暴力史\"}")
                .then("safety/screening", "{\"result\": \"SAFE\", \"measures\": \"" + measures + "\"}")
                .then("safety/child", "{\"reason\": \"家中有幼儿\"}")
                .then("safety/report", "{\"to\": \"辖区派出所\"}")
                .consented()
                .then("mediator", Mediating.mediator("m-agreed"))
                .then("sessions", Mediating.session("JOINT"))
                .then("sessions/held", Mediating.held(minutes))
                .then("agreement", Mediating.agreement(term))
                .signed()
                .then("promises/kept", "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\"}")
                .then("confirmation", Mediating.CONFIRMATION)
                .then("papers/RIGHTS_NOTICE", "{}")
                .then("papers/MEDIATION_RECORD", "{}")
                .then("papers/APPLICATION", "{}")
                .then("papers/AGREEMENT", "{}")
                .then("papers/AGREEMENT", "{\"format\": \"DOCX\"}")
                .then("papers/JUDICIAL_CONFIRMATION", "{}");
        return mediated(
                "case that was mediated",
                mediating.now(),
                Map.of(
                        minutes,
                        FieldClass.NARRATIVE,
                        term,
                        FieldClass.NARRATIVE,
                        asked,
                        FieldClass.PARTIES,
                        answer,
                        FieldClass.NARRATIVE,
                        measures,
                        FieldClass.CONTACT));
    }

    /** A mediation that one side did not want to go on with. */
    private KnownCase refused() {
        String relation = words();
        String reason = words();
        var mediating = new Mediating(desk(POLICE), resolving(POLICE, URBAN_MANAGEMENT));
        mediating
                .consented()
                .then(
                        "mediator",
                        "{\"subject\": \"m-refused\", \"name\": \"某调解员\", \"chosenBy\": [\"APPLICANT\"],"
                                + " \"relation\": \"" + relation + "\"}")
                .then("agreement", Mediating.agreement("还款"))
                .then("suspend", "{\"reason\": \"当事人住院\"}")
                .then("consents", "{\"side\": \"RESPONDENT\", \"given\": false, \"reason\": \"" + reason + "\"}");
        return mediated(
                "case whose mediation was refused",
                mediating.now(),
                Map.of(relation, FieldClass.PARTIES, reason, FieldClass.NARRATIVE));
    }

    /** Somebody is protected by an order, a letter and a shelter, one more order is applied for, and a child is in danger. */
    private KnownCase guarded() {
        String person = words();
        String court = words();
        String measures = words();
        String note = words();
        Desk police = desk(POLICE);
        Answer now = police.command(
                resolving(POLICE, COMMUNITY, URBAN_MANAGEMENT), "mediation/safety/child", "{\"reason\": \"家中有幼儿\"}");
        // whom it protects is told to those who take part, so the others accept their parts
        for (Department other : List.of(COMMUNITY, URBAN_MANAGEMENT)) {
            now = desk(other).command(now, "shares/accept", "{}");
            assertThat(now.status()).as(now.body().toString()).isEqualTo(200);
        }
        String application = ProtectionTest.application(true, Instant.now().minusSeconds(60));
        now = protectedBy(now, "orders", application.replace("枫桥人民法院", court));
        String order = police.get("/api/cases/" + now.id() + "/protections").text("/items/0/id");
        now = protectedBy(
                now,
                order + "/decision",
                "{\"decision\": \"GRANTED\", \"decidedAt\": \"" + Instant.now().minusSeconds(1) + "\", \"until\": \""
                        + DAY.plusDays(60) + "\", \"note\": \"" + note + "\"}");
        now = protectedBy(now, "orders", application);
        now = protectedBy(
                now, "letters", ProtectionTest.letter(DAY, DAY.plusDays(60)).replace("李某", person));
        now = protectedBy(
                now, "duties", ProtectionTest.duty(DAY, DAY.plusDays(60)).replace("暂住庇护所", measures));
        return mediated(
                "case on which somebody is protected",
                now,
                Map.of(
                        person,
                        FieldClass.PARTIES,
                        court,
                        FieldClass.CONTACT,
                        measures,
                        FieldClass.CONTACT,
                        note,
                        FieldClass.CONTACT));
    }

    private Answer protectedBy(Answer before, String path, String body) {
        Answer done = desk(POLICE).command(before, "protections/" + path, body);
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        return done;
    }

    private Answer resolving(Department lead, Department... others) {
        Answer assigned = desk(lead)
                .command(accepted(lead, false, others), "assign", "{\"department\": \"" + lead.code() + "\"}");
        return desk(lead).command(desk(lead).command(assigned, "sign", "{}"), "start-resolving", "{}");
    }

    private KnownCase mediated(String name, Answer last, Map<String, FieldClass> more) {
        KnownCase known = known(name, last, POLICE);
        Map<String, FieldClass> marks = new HashMap<>(known.marks());
        marks.putAll(more);
        return new KnownCase(name, known.id(), known.audience(), known.former(), known.lead(), marks, known.secrets());
    }

    private Answer merged(Department lead, Answer absorbed, Answer survivor) {
        return desk(lead).command(absorbed, "merge", "{\"into\": \"" + survivor.id() + "\"}");
    }

    private Answer accepted(Department lead, boolean restricted, Department... others) {
        return desk(lead).command(raised(lead, restricted, others), "accept", "{}");
    }

    private Answer raised(Department by, boolean restricted, Department... others) {
        Marked texts = Marked.anew();
        var body = Desk.aCase()
                .put("area", GRID)
                .put("title", texts.title())
                .put("narrative", texts.narrative() + "，电话" + texts.phone())
                .put("address", texts.address())
                .put("scale", "01")
                .put("restricted", restricted);
        body.withArray("parties")
                .addObject()
                .put("name", texts.name())
                .put("role", "APPLICANT")
                .put("gender", "FEMALE")
                .put("phone", texts.phone())
                .put("idType", "PASSPORT")
                .put("idNumber", texts.document())
                .put("address", texts.home());
        body.withArray("parties").addObject().put("name", "另一方").put("role", "RESPONDENT");
        body.putArray("departments").add(by.code());
        Arrays.stream(others).forEach(other -> body.withArray("departments").add(other.code()));
        Answer raised = desk(by).raise(body);
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(201);
        marked.put(raised.id(), texts);
        return raised;
    }

    /** To its department a file is what a restricted case is; a value that was refused is somebody's text. */
    private KnownCase file(String imported) {
        String refused = words();
        String name = digits() + ".csv";
        byte[] rows = (ImportTest.HEADER
                        + UUID.randomUUID() + "," + imported + ",2026/11/20 9:05,物业公司不发工资,x\n"
                        + UUID.randomUUID() + "," + words() + "," + refused + ",内容,x\n")
                .getBytes(StandardCharsets.UTF_8);
        Desk community = desk(COMMUNITY);
        Answer run = ImportTest.finished(community, ImportTest.upload(community, name, rows, "hotline-zh", null));
        return new KnownCase(
                "imported file",
                run.id(),
                new Audience(Tokens.FENGQIAO, List.of(COMMUNITY), true),
                COMMUNITY,
                Map.of(
                        run.text("/id"),
                        FieldClass.EXISTENCE,
                        name,
                        FieldClass.EXISTENCE,
                        refused,
                        FieldClass.NARRATIVE),
                Set.of());
    }

    private KnownCase row(String imported) {
        Answer found = desk(COMMUNITY).list("q", imported);
        return known(
                "case that was a row of a file",
                UUID.fromString(found.text("/items/0/id")),
                COMMUNITY,
                Map.of(imported, FieldClass.NARRATIVE),
                Set.of());
    }

    private KnownCase known(String name, Answer last, Department on) {
        Marked texts = texts(last.id());
        Map<String, FieldClass> marks = new HashMap<>(Map.of(
                texts.title(),
                FieldClass.NARRATIVE,
                texts.narrative(),
                FieldClass.NARRATIVE,
                texts.address(),
                FieldClass.NARRATIVE,
                texts.name().substring(0, 1) + "*",
                FieldClass.PARTIES,
                texts.name(),
                FieldClass.PARTIES,
                texts.phone(),
                FieldClass.CONTACT,
                texts.home(),
                FieldClass.CONTACT,
                IdentityNumber.masked(texts.document()),
                FieldClass.CONTACT));
        if (name.equals("open case")) {
            marks.put(texts.reason(), FieldClass.TIMELINE);
            marks.put(texts.note(), FieldClass.TIMELINE);
            marks.put(texts.evidence(), FieldClass.NARRATIVE);
            marks.put(texts.proof(), FieldClass.CONTACT);
        }
        return known(name, last.id(), on, marks, Set.of(texts.document()));
    }

    /** As the case stands now, told by a department on it. */
    private KnownCase known(String name, UUID id, Department on, Map<String, FieldClass> texts, Set<String> secrets) {
        JsonNode now = desk(on).read(id).body();
        Map<Boolean, List<Department>> departments = now.at("/departments")
                .valueStream()
                .collect(Collectors.partitioningBy(
                        share -> ENDED.contains(share.at("/share").asString()),
                        Collectors.mapping(
                                share -> Department.of(share.at("/department").asString()), Collectors.toList())));
        Department lead = now.has("lead") ? Department.of(now.at("/lead").asString()) : null;
        Map<String, FieldClass> marks = new HashMap<>(texts);
        marks.put(id.toString(), FieldClass.EXISTENCE);
        marks.put(now.at("/number").asString(), FieldClass.EXISTENCE);
        AreaPath area = AreaPath.of(now.at("/area").asString());
        boolean restricted = now.at("/restricted").asBoolean();
        var audience = new Audience(area, Objects.requireNonNull(departments.get(false)), restricted);
        List<Department> former = Objects.requireNonNull(departments.get(true));
        return new KnownCase(name, id, audience, former, lead, marks, secrets);
    }

    private Map<Caller, Long> counted() {
        return AnswerMatrix.callers().stream()
                .filter(caller -> Operations.allows(caller, "cases.counters"))
                .collect(Collectors.toMap(
                        caller -> caller,
                        caller -> StreamSupport.stream(
                                        Desk.of(port, caller)
                                                .get("/api/cases/counters")
                                                .body()
                                                .at("/byStatus")
                                                .spliterator(),
                                        false)
                                .mapToLong(JsonNode::asLong)
                                .sum()));
    }

    private static boolean exists(KnownCase known, Caller caller) {
        return known.to(caller).existenceKnown();
    }

    private Desk desk(Department department) {
        return Desk.dispatcher(port, department);
    }

    private Marked texts(UUID of) {
        return Objects.requireNonNull(marked.get(of));
    }

    private static String reason(Marked texts) {
        return "{\"reason\": \"" + texts.reason() + "\"}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String words() {
        return ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String digits() {
        return "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
    }
}
