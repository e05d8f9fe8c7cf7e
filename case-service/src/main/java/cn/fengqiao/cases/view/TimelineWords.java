package cn.fengqiao.cases.view;

import cn.fengqiao.cases.mediating.Agreement.Signer;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.CaseMove.AgreementForm;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseProgress.Step;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a timeline says was done, in words: the kind of line, and of a mediation which step, by which side, on
 * which paper. Nobody is named; what it is made of is of the class of the timeline.
 *
 * <p>A line tells what it is about as a code, and in detail after a colon: {@code AGREEMENT_SIGNED:APPLICANT}. A line from
 * before details were written, and one of a later edition, has the words that are certain.
 */
public final class TimelineWords {

    /** In place of a paper: what its record is made of was written down. */
    public static final String INVESTIGATION = "INVESTIGATION";

    private final Vocabulary vocabulary;

    public TimelineWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public String of(Timeline.Line line) {
        return of(line.what(), line.about());
    }

    /** @param about as the line keeps it */
    public String of(TimelineEntry what, @Nullable String about) {
        String[] parts = about == null ? new String[] {""} : about.split(":", 2);
        String code = parts[0];
        String detail = parts.length > 1 ? parts[1] : "";
        return switch (what) {
            case MEDIATION_NOTED ->
                find(Step.class, code).map(step -> step(step, detail)).orElse(what.zh());
            case CONSENT_RECORDED ->
                find(Side.class, code)
                        .filter(side -> !detail.isEmpty())
                        .map(side -> side(side) + (detail.equals("GIVEN") ? "同意调解" : "不同意调解"))
                        .orElse(what.zh());
            case SESSION_HELD -> what.zh() + session(code);
            case PROMISE_MARKED ->
                find(PromiseState.class, code)
                        .map(state -> what.zh() + "：" + promise(state))
                        .orElse(what.zh());
            case CONFIRMATION_CHANGED -> named(what, CodeSystem.JUDICIAL_CONFIRMATION, code);
            case DOCUMENT_FILED -> named(what, CodeSystem.DOCUMENT_KIND, code);
            default -> what.zh();
        };
    }

    private String named(TimelineEntry what, CodeSystem system, String code) {
        return vocabulary.knows(system, code) ? what.zh() + "：" + vocabulary.name(system, code) : what.zh();
    }

    private static String step(Step step, String detail) {
        return switch (step) {
            case MEDIATOR_STEPPED_ASIDE ->
                "调解员回避"
                        + find(Side.class, detail)
                                .map(side -> "（" + side(side) + "提出）")
                                .orElse("");
            case SESSION_PLANNED -> "安排调解会" + session(detail);
            case SUSPENDED -> "中止调解";
            case RESUMED -> "恢复调解";
            case AGREEMENT_DRAFTED ->
                "起草"
                        + find(AgreementForm.class, detail)
                                .map(TimelineWords::form)
                                .orElse("协议");
            case AGREEMENT_SIGNED ->
                "签署协议"
                        + find(Signer.class, detail)
                                .map(by -> "（" + signer(by) + "）")
                                .orElse("");
            case VIOLENCE_FLAGGED -> "标记家庭暴力";
            case SCREENED_SAFE -> "安全评估：可以面对面调解";
            case SCREENED_UNSAFE -> "安全评估：不宜面对面调解";
            case CHILD_IN_DANGER -> "标记未成年人处于危险";
            case REPORT_RECORDED -> "登记强制报告";
            case PAPER_MADE ->
                detail.equals(INVESTIGATION)
                        ? "登记调查"
                        : find(PaperKind.class, detail)
                                .map(kind -> "生成文书：" + kind.title())
                                .orElse("生成文书或登记调查");
        };
    }

    private static String session(String kind) {
        return find(SessionKind.class, kind)
                .map(how -> switch (how) {
                    case JOINT -> "（面对面）";
                    case SEPARATE -> "（分别进行）";
                    case PHONE -> "（电话）";
                    case ONLINE -> "（线上）";
                })
                .orElse("");
    }

    private static String promise(PromiseState state) {
        return switch (state) {
            case KEPT -> "已履行";
            case LATE -> "逾期后履行";
            case BROKEN -> "未履行";
        };
    }

    private static String form(AgreementForm form) {
        return switch (form) {
            case WRITTEN -> "书面协议";
            case ORAL -> "口头协议";
            case PARTIAL -> "部分协议";
        };
    }

    private static String signer(Signer by) {
        return switch (by) {
            case APPLICANT -> side(Side.APPLICANT);
            case RESPONDENT -> side(Side.RESPONDENT);
            case MEDIATOR -> "调解员";
            case COMMITTEE -> "调委会盖章";
        };
    }

    private static String side(Side side) {
        return switch (side) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case OTHER -> "其他人员";
        };
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> codes, String code) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(each -> each.name().equals(code))
                .findFirst();
    }
}
