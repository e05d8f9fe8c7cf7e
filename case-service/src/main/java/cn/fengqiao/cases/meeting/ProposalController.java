package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.meeting.ProposalPage.ProposedCase;
import cn.fengqiao.cases.store.MeetingProposals;
import cn.fengqiao.cases.store.MeetingProposals.Proposed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProposalController {

    private static final int MONTHS = 6;

    private final MatterDesk matters;
    private final MeetingProposals proposals;
    private final InstantSource clock;

    ProposalController(MatterDesk matters, MeetingProposals proposals, InstantSource clock) {
        this.matters = matters;
        this.proposals = proposals;
        this.clock = clock;
    }

    @GetMapping(MeetingController.ROOT + "/proposals")
    @Operation(
            operationId = "meetings.proposals",
            summary =
                    "Cases of the caller's department that a meeting should talk about, newest first, with the reasons")
    @ApiResponse(
            responseCode = "200",
            description = "A page of cases",
            content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    ResponseEntity<?> proposals(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        Instant since =
                clock.instant().atZone(MeetingRules.ZONE).minusMonths(MONTHS).toInstant();
        List<Proposed> found = matters.list(
                caller,
                tx -> proposals.page(
                        tx,
                        caller.department(),
                        area == null ? caller.area() : area,
                        since,
                        Why.REPEATED,
                        after,
                        limit + 1));
        List<ProposedCase> items =
                found.stream().limit(limit).map(ProposalController::item).toList();
        return ResponseEntity.ok(
                new ProposalPage(items, found.size() > limit ? items.getLast().caseId() : null));
    }

    private static ProposedCase item(Proposed proposed) {
        DisputeCase dispute = proposed.stored().dispute();
        Set<Why> reasons = Why.of(dispute, proposed.atPlace());
        return new ProposedCase(
                dispute.id(),
                dispute.number(),
                dispute.area().grid(),
                dispute.colour(),
                dispute.departments(),
                reasons,
                reasons.contains(Why.SAME_PLACE) ? proposed.atPlace() : null);
    }
}
