package cn.fengqiao.cases.relapse;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.relapse.RelapsePage.RelapseView;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Relapses;
import cn.fengqiao.cases.store.Relapses.Relapse;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RelapseController {

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Relapses relapses;
    private final CaseContents contents;
    private final RequestDigest digests;
    private final PersonalReads reads;
    private final InstantSource clock;

    RelapseController(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Relapses relapses,
            CaseContents contents,
            RequestDigest digests,
            PersonalReads reads,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.relapses = relapses;
        this.contents = contents;
        this.digests = digests;
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping("/api/cases/{id}/relapses")
    @Operation(operationId = "cases.relapses", summary = "What proposes to reopen a case, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of proposals",
            content = @Content(schema = @Schema(implementation = RelapsePage.class)))
    ResponseEntity<?> relapses(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<CaseAccess> access = access(tx, caller, id);
            if (access.isEmpty()) {
                return notFound();
            }
            if (!access.get().shows(FieldClass.TIMELINE)) {
                return NotVisible.of(access.get(), FieldClass.TIMELINE).response();
            }
            List<Relapse> found = relapses.of(tx, id, after, limit + 1);
            List<RelapseView> items = found.stream()
                    .limit(limit)
                    .map(relapse -> view(tx, relapse, access.get(), "cases.relapses"))
                    .toList();
            return ResponseEntity.ok(new RelapsePage(
                    items, found.size() > limit ? items.getLast().id() : null));
        });
    }

    @PostMapping("/api/cases/relapses/{id}/dismiss")
    @Operation(operationId = "cases.dismissRelapse", summary = "Say that something new is no relapse of a case")
    @ApiResponse(
            responseCode = "200",
            description = "The proposal; it is accepted by reopening the case instead",
            content = @Content(schema = @Schema(implementation = RelapseView.class)))
    ResponseEntity<?> dismiss(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DismissRelapse wanted) {
        OptionalLong version = MatterAnswers.version(ifMatch);
        if (version.isEmpty()) {
            return MatterAnswers.wrongVersion().response();
        }
        Caller caller = CurrentCaller.get();
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<Relapse> found = relapses.find(tx, id);
            Optional<CaseAccess> access = found.flatMap(relapse -> access(tx, caller, relapse.caseId()));
            if (found.isEmpty() || access.isEmpty()) {
                return notFound();
            }
            if (!access.get().shows(FieldClass.TIMELINE)) {
                return NotVisible.of(access.get(), FieldClass.TIMELINE).response();
            }
            return dismiss(tx, caller, found.get(), access.get(), version.getAsLong(), wanted);
        });
    }

    private ResponseEntity<?> dismiss(
            OpenTransaction tx,
            Caller caller,
            Relapse relapse,
            CaseAccess access,
            long version,
            DismissRelapse wanted) {
        byte[] digest = digests.of(
                "cases.dismissRelapse " + caller.subject(),
                (relapse.id() + wanted.reason()).getBytes(StandardCharsets.UTF_8));
        if (relapse.version() != version) {
            boolean repeated = relapse.version() == version + 1
                    && relapse.changeDigest() != null
                    && MessageDigest.isEqual(relapse.changeDigest(), digest);
            RelapseView view = view(tx, relapse, access, "cases.dismissRelapse");
            return repeated
                    ? ResponseEntity.ok()
                            .eTag(Long.toString(relapse.version()))
                            .header("Idempotent-Replay", "true")
                            .body(view)
                    : stale(view);
        }
        if (relapse.state() != Relapses.State.OPEN) {
            return Problems.of(ProblemType.NOT_NOW, "该建议已处理", "it has been answered")
                    .response();
        }
        Optional<Problem> wrong = ActAnswers.wrongReason("reason", wanted.reason());
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        byte[] reason = Objects.requireNonNull(contents.sealRemark(relapse.id(), new Remark(wanted.reason(), null)));
        boolean done = relapses.dismiss(
                tx,
                caller,
                relapse.id(),
                version,
                reason,
                digest,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Relapse now = relapses.find(tx, relapse.id()).orElseThrow();
        RelapseView view = view(tx, now, access, "cases.dismissRelapse");
        return done ? ResponseEntity.ok().eTag(Long.toString(now.version())).body(view) : stale(view);
    }

    private static ResponseEntity<?> stale(RelapseView current) {
        return Problems.of(
                        ProblemType.STALE_VERSION,
                        "已更新到第 " + current.version() + " 版",
                        "it is at version " + current.version())
                .with("current", current)
                .response();
    }

    private Optional<CaseAccess> access(OpenTransaction tx, Caller caller, UUID caseId) {
        return cases.find(tx, caseId)
                .map(stored -> CaseViews.access(caller, stored.dispute()))
                .filter(CaseAccess::existenceKnown);
    }

    /** A reason is text about people, and reading it is logged. */
    private RelapseView view(OpenTransaction tx, Relapse relapse, CaseAccess access, String operation) {
        String reason = contents.openRemark(relapse.id(), relapse.reason()).reason();
        if (reason != null) {
            reads.record(
                    tx,
                    relapse.caseId(),
                    Set.of(FieldClass.NARRATIVE),
                    operation,
                    access.standing().name());
        }
        return RelapseView.of(relapse, reason);
    }

    private static ResponseEntity<?> notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到，或不在您的可见范围内", "it does not exist, or you may not know of it")
                .response();
    }
}
