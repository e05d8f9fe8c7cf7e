package cn.fengqiao.cases.act;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How acts on cases are answered over HTTP, the same for every feature. */
public final class ActAnswers {

    /** What a successful act answers, for the documents. */
    public static final String DONE =
            "Done; the case as it stands now. A repeat of the caller's last command says Idempotent-Replay: true";

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final int LONGEST_REMARK = 1_000;

    private final CaseActs acts;
    private final CurrentVocabulary vocabulary;

    public ActAnswers(CaseActs acts, CurrentVocabulary vocabulary) {
        this.acts = acts;
        this.vocabulary = vocabulary;
    }

    /**
     * Does {@code act} for the caller at the version of an {@code If-Match} and answers.
     *
     * @param reason checked to say something, where the act needs one; null where it does not
     */
    public ResponseEntity<?> done(
            UUID id, String ifMatch, @Nullable String reason, @Nullable String note, CaseAct act) {
        return done(
                id,
                ifMatch,
                () -> wrongRemark(reason, note),
                (tx, stored) -> act.because(reason).noting(note));
    }

    /**
     * The same for a request with more to check, or an act that depends on more than the case.
     *
     * @param wrong what is wrong with what is asked, as far as it shows without looking at the case
     */
    public ResponseEntity<?> done(UUID id, String ifMatch, Supplier<Optional<Problem>> wrong, CaseActs.Making making) {
        return answer(ifMatch, wrong, version -> acts.act(CurrentCaller.get(), id, version, making));
    }

    /** Merges the case into {@code into} and answers. */
    public ResponseEntity<?> merged(UUID id, String ifMatch, UUID into, String operation, Object request) {
        return answer(
                ifMatch,
                Optional::empty,
                version -> acts.merge(CurrentCaller.get(), id, version, into, operation, request));
    }

    private ResponseEntity<?> answer(String ifMatch, Supplier<Optional<Problem>> wrong, LongFunction<ActOutcome> act) {
        Matcher version = ETAG.matcher(ifMatch.strip());
        if (!version.matches()) {
            return Problems.field(
                            ProblemType.HEADER_INVALID,
                            HttpHeaders.IF_MATCH,
                            "应为带引号的版本号，例如 \"3\"",
                            "expected a quoted version such as \"3\"")
                    .response();
        }
        Optional<Problem> problem = wrong.get();
        return problem.isPresent() ? problem.get().response() : answer(act.apply(Long.parseLong(version.group(1))));
    }

    /** What is wrong with the reason and the note of an act. */
    public static Optional<Problem> wrongRemark(@Nullable String reason, @Nullable String note) {
        return wrongReason("reason", reason).or(() -> tooLong("note", note));
    }

    /** What is wrong with a text that has to say something; nothing with one that is absent. */
    public static Optional<Problem> wrongReason(String field, @Nullable String reason) {
        return reason != null && !PlainText.visible(reason)
                ? Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, "请说明理由", "a reason is needed"))
                : tooLong(field, reason);
    }

    /** What is wrong with a text that may say something. */
    public static Optional<Problem> tooLong(String field, @Nullable String text) {
        return TextRules.notLonger(field, text, LONGEST_REMARK);
    }

    private ResponseEntity<?> answer(ActOutcome outcome) {
        return switch (outcome) {
            case ActOutcome.Done done -> {
                var response =
                        ResponseEntity.ok().eTag(Long.toString(done.view().version()));
                if (done.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(done.view());
            }
            case ActOutcome.NotFound notFound -> CaseDoor.notFound().response();
            case ActOutcome.Stale stale ->
                Problems.of(
                                ProblemType.STALE_VERSION,
                                "案件已更新到第 " + stale.current().version() + " 版",
                                "the case is at version " + stale.current().version())
                        .with("current", stale.current())
                        .response(etag(stale.current()));
            case ActOutcome.OtherNotFound other ->
                Problems.field(ProblemType.UNKNOWN_VALUE, "into", "未找到要并入的案件", "no such case to merge into")
                        .response();
            case ActOutcome.Inadmissible inadmissible ->
                inadmissible
                        .why()
                        .with("caseStatus", inadmissible.status())
                        .with("current", inadmissible.current())
                        .response();
            case ActOutcome.Refused refused -> refused(refused).response();
        };
    }

    /** In the order of precedence of the problem catalogue. */
    private Problem refused(ActOutcome.Refused refused) {
        CaseRejection why = refused.why();
        String said = Problems.said(new RejectionWords(vocabulary.get()).chinese(why), RejectionWords.english(why));
        Problem problem = Problems.of(type(why), said);
        if (why instanceof CaseRejection.OfTheOther) {
            problem.with("field", "into");
        }
        return problem.with("caseStatus", refused.status()).with("reason", said).with("current", refused.current());
    }

    private static ProblemType type(CaseRejection why) {
        return switch (why) {
            case CaseRejection.NotForRole r -> ProblemType.OPERATION_REFUSED;
            case CaseRejection.NotOnCase r -> ProblemType.DEPARTMENT_NOT_ON_CASE;
            case CaseRejection.NotAsked r -> ProblemType.NOT_ASKED;
            case CaseRejection.WrongStatus r -> ProblemType.NOT_NOW;
            case CaseRejection.NotResponsible r -> ProblemType.NOT_NOW;
            case CaseRejection.NotHolder r -> ProblemType.NOT_NOW;
            case CaseRejection.OwnCase r -> ProblemType.NOT_NOW;
            case CaseRejection.WrongShareState r -> ProblemType.NOT_NOW;
            case CaseRejection.AlreadyPaused r -> ProblemType.NOT_NOW;
            case CaseRejection.NotPaused r -> ProblemType.NOT_NOW;
            case CaseRejection.ExtensionAsked r -> ProblemType.NOT_NOW;
            case CaseRejection.ClockRefused r -> ProblemType.CLOCK_REFUSED;
            case CaseRejection.HighestTier r -> ProblemType.NOT_NOW;
            case CaseRejection.NotSupervised r -> ProblemType.NOT_NOW;
            case CaseRejection.AlreadyRestricted r -> ProblemType.NOT_NOW;
            case CaseRejection.NotRestricted r -> ProblemType.NOT_NOW;
            case CaseRejection.NoSuchWay r -> ProblemType.UNKNOWN_VALUE;
            case CaseRejection.SupervisionOnlyRises r -> ProblemType.SUPERVISION_ONLY_RISES;
            case CaseRejection.NoShare r -> ProblemType.CONFLICT;
            case CaseRejection.TheirShareState r -> ProblemType.CONFLICT;
            case CaseRejection.OwnersStay r -> ProblemType.CONFLICT;
            case CaseRejection.AlreadyResponsible r -> ProblemType.CONFLICT;
            case CaseRejection.CalendarMissing r -> ProblemType.CONFLICT;
            case CaseRejection.OtherWithoutLead r -> ProblemType.SURVIVOR_WITHOUT_LEAD;
            case CaseRejection.OfTheOther r -> ProblemType.CONFLICT;
        };
    }

    private static HttpHeaders etag(CaseView view) {
        var headers = new HttpHeaders();
        headers.setETag("\"" + view.version() + "\"");
        return headers;
    }
}
