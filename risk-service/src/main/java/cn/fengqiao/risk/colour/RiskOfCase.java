package cn.fengqiao.risk.colour;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.risk.scoring.Assessment.Cap;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The colour of a case, and for who may see them the reasons. What a department off the case may not see is absent, and
 * {@code hidden} says so.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RiskOfCase")
record RiskOfCase(
        UUID caseId,
        Colour colour,
        Certainty certainty,

        @Nullable @Schema(description = "after caps; says nothing when override is true")
        Integer points,

        @Nullable @Schema(description = "version of the decision table", example = "2026-01")
        String ruleSet,

        @Nullable @Schema(description = "a single circumstance made it RED")
        Boolean override,

        @Nullable @Schema(description = "what counted, strongest first")
        List<Reason> reasons,

        @Nullable @Schema(description = "groups that were held at their cap")
        List<Cap> caps,

        @Nullable @Schema(description = "mandatory questions nobody answered")
        List<Missing> missing,

        @Nullable @Schema(description = "the smallest set of changes that would lower the colour")
        List<Change> toLower,

        @Nullable @Schema(description = "the same in plain Chinese")
        String explanation,

        @Nullable Instant assessedAt,

        @Nullable @Schema(description = "earlier calculations, newest first, the latest included")
        List<Past> history,

        List<Hidden> hidden) {

    @Schema(name = "RiskReason")
    record Reason(String factor, String name, int points, boolean override, Instant evidenceAt) {}

    @Schema(name = "UnansweredQuestion")
    record Missing(String code, String name) {}

    /** {@code factor} is absent when a person must decide. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LoweringChange")
    record Change(@Nullable String factor, String name, String change) {}

    @Schema(name = "PastAssessment")
    record Past(
            Instant assessedAt,
            Colour colour,
            Certainty certainty,
            int points,
            boolean override,
            String ruleSet,
            String cause) {}

    @Schema(name = "HiddenFields")
    record Hidden(FieldClass fields, HiddenReason reason) {}
}
