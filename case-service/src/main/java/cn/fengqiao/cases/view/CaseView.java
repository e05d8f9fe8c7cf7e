package cn.fengqiao.cases.view;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockState;
import cn.fengqiao.cases.clock.Level;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PeopleEvent;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as one caller may see it. What the access policy hides is absent, and {@code hidden} says which classes of
 * fields that are.
 *
 * @param area where it lies; to the grid for callers who may not see the narrative
 * @param place the same in words, always to the grid
 * @param lead the department responsible now
 * @param responsible who answers for the place at each of the three levels, from L3 upwards; a vacant one is there too
 * @param prompts what somebody has to do at once, where the caller may see the timeline; absent when nothing
 * @param clock what has to happen next
 * @param clocks all of them, where the caller may see the timeline
 * @param absorbed cases that live on in this one
 * @param proposals what a machine proposed; a proposed type is also marked in {@code typeName}
 * @param axes what is true of it beside its status, where the caller may see the timeline
 * @param ownWork classes of which the caller's department sees only what it wrote itself, having left the case; absent when
 *     there are none
 * @param availableActions what this caller may do next, and why not the rest
 * @param nextAction the one of them to propose, the same as in the queue; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID id,
        String number,
        String type,
        String typeName,
        String source,
        String sourceName,
        CaseStatus status,
        String statusName,
        Colour colour,
        Certainty certainty,
        AreaPath area,
        String place,
        @Nullable String title,
        @Nullable String narrative,
        @Nullable String address,
        @Nullable String scale,
        @Nullable List<PartyView> parties,
        @Nullable Integer partyCount,
        Department raisedBy,
        @Nullable Department lead,
        List<ShareView> departments,
        List<ResponsibleView> responsible,
        @Nullable List<PromptView> prompts,
        @Nullable ClockView clock,
        @Nullable List<ClockDetail> clocks,
        boolean restricted,
        CaseMode mode,
        long version,
        Instant raisedAt,
        Instant foundAt,
        Instant updatedAt,
        @Nullable UUID mergedInto,
        @Nullable List<AbsorbedView> absorbed,
        @Nullable List<ProposalView> proposals,
        @Nullable AxesView axes,
        List<FieldClass> hidden,
        @Nullable List<FieldClass> ownWork,
        List<ActionView> availableActions,
        @Nullable CaseAction nextAction) {

    /**
     * A party; contact data only where the policy shows it, and numbers of documents masked for everybody.
     *
     * @param fromCase number of the absorbed case that named the party
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PartyView")
    public record PartyView(
            String name,
            Party.Role role,
            @Nullable String phone,
            Party.@Nullable IdType idType,
            @Nullable String idNumber,
            Party.@Nullable Gender gender,
            @Nullable String address,
            @Nullable String fromCase) {}

    /**
     * A department's part.
     *
     * @param asked whether somebody asked for the part; else the department was only told of the case
     * @param reason why it refused, where the caller may see the timeline
     * @param promiseBy by when it is asked to promise its part, until it takes it on; where the caller may see the timeline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ShareView")
    public record ShareView(
            Department department,
            String name,
            ShareState share,
            boolean asked,
            @Nullable String reason,
            @Nullable LocalDate promiseBy) {}

    /**
     * Who answers for the place of the case at one level (三级责任).
     *
     * @param level L3 community, L2 official of the subdistrict, L1 its head
     * @param vacant true when nobody does, which somebody has to change
     * @param answering whether this level answers for the case now; where the caller may see the timeline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ResponsibleView")
    public record ResponsibleView(
            PeopleEvent.Level level,
            boolean vacant,
            @Nullable OfficialName holder,
            @Nullable OfficialName deputy,
            @Nullable Boolean answering) {}

    /**
     * An official as everybody who works with them knows them. How to reach them is asked of the people's directory, under
     * the policy of there.
     */
    @Schema(name = "OfficialName")
    public record OfficialName(UUID id, String name, List<String> posts) {}

    /** What somebody has to do, the most urgent first. */
    public enum Prompt {
        /** Nobody has reported it, or said why not. */
        MANDATORY_REPORT("有未成年人或无民事行为能力人处于危险：请向公安机关报告，或说明未报告的理由", "《未成年人保护法》第十一条", "mediation/safety/report"),
        /** There is violence, or somebody is protected from it, and every department of the place may know of the case. */
        RESTRICT("案件涉及家庭暴力，尚未限制知悉：请限制为仅承办部门知悉", "《反家庭暴力法》第五条", "restrict"),
        /** A court has not decided in time. */
        PROTECTION_UNDECIDED("人身安全保护令申请逾期未裁定：请向人民法院了解并跟进", "《反家庭暴力法》第二十八条", "protections"),
        /** An order, a letter or a duty ends soon. */
        PROTECTION_ENDING("保护即将到期：需要继续保护的，请在到期前申请延长", "《反家庭暴力法》第三十条", "protections"),
        /** A department gave its part back, and nobody has decided what becomes of it. */
        SHARE_REFUSED("协办被退回，待重新派单：请再次邀请，或另请部门并免除、撤销其协办", "平台规则", "shares/ask");

        private final String zh;
        private final String article;
        private final String path;

        Prompt(String zh, String article, String path) {
            this.zh = zh;
            this.article = article;
            this.path = path;
        }

        public String zh() {
            return zh;
        }

        /** The law it comes from, as a person cites it. */
        public String article() {
            return article;
        }

        /** Where it is answered, below the case. */
        public String path() {
            return path;
        }
    }

    /**
     * @param article the law or the rule it comes from
     * @param href where it is answered
     * @param departments whom it is about; absent where it is about no department
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CasePrompt")
    public record PromptView(
            Prompt prompt,
            String text,
            String article,
            String href,
            @Nullable List<Department> departments) {}

    /**
     * What a machine proposed and nobody has decided on yet.
     *
     * @param keyword the word that made it do so; where the caller may see the narrative
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProposalView")
    public record ProposalView(
            Proposal.Field field,
            String code,
            String name,
            @Nullable String keyword) {}

    /**
     * What is true of a case beside its status.
     *
     * @param tier who answers for it: L3 community, L2 official of the subdistrict, L1 its head
     * @param pauseReason code of the dictionary of pause reasons, while the case waits
     * @param outcome code of the outcome dictionary
     * @param reopened how often it broke out again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AxesView")
    public record AxesView(
            Tier tier,
            Supervision supervision,
            @Nullable String pauseReason,
            @Nullable String pauseReasonName,
            @Nullable Instant pauseUntil,
            boolean extensionAsked,
            @Nullable String outcome,
            @Nullable String outcomeName,
            @Nullable Instant closedAt,
            int reopened) {}

    /** What has to happen next, and by when. */
    @Schema(name = "ClockView")
    public record ClockView(ClockKind kind, String name, Instant dueAt, boolean overdue) {}

    /**
     * A clock with everything there is to know of it.
     *
     * @param dueAt absent while the calendar does not reach that far
     * @param missingYear the year whose holidays have to be entered before the rest is known
     * @param level how far a miss has climbed
     * @param article the law or the rule it comes from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClockDetail")
    public record ClockDetail(
            ClockKind kind,
            String name,
            ClockState state,
            Level level,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant toL2At,
            @Nullable Instant toL1At,
            @Nullable Instant metAt,
            @Nullable Integer missingYear,
            String article) {}

    /** A case that lives on in this one, with who had raised it. */
    @Schema(name = "AbsorbedView")
    public record AbsorbedView(UUID id, String number, Department raisedBy, Instant raisedAt) {}

    /** Something that can be done to a case; if not allowed, why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ActionView")
    public record ActionView(
            CaseAction action,
            String name,
            boolean allowed,
            @Nullable String reason,
            String method,
            String href) {}
}
