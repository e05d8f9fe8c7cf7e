package cn.fengqiao.cases.handle;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Sharing;
import cn.fengqiao.cases.handle.SharePreview.HiddenFromThem;
import cn.fengqiao.cases.handle.SharePreview.SeenBy;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseReader;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows before a department is asked for a part what it will see then. The policy is asked as somebody of the department
 * would be, once for each role that sees persons at all, and what whoever asks may not see is left out.
 */
@RestController
@RequestMapping("/api/cases/{id}")
class SharePreviewController {

    private final CaseDoor door;
    private final CaseReader reader;
    private final KnownCodes known;

    SharePreviewController(CaseDoor door, CaseReader reader, KnownCodes known) {
        this.door = door;
        this.reader = reader;
        this.known = known;
    }

    @GetMapping("/shares/preview")
    @Operation(
            operationId = "cases.sharePreview",
            summary = "What a department would see of the case, were it asked for a part")
    @ApiResponse(
            responseCode = "200",
            description = "Classes of fields shown, and hidden with the reason, and the case as they would get it",
            content = @Content(schema = @Schema(implementation = SharePreview.class)))
    ResponseEntity<?> preview(@PathVariable UUID id, @RequestParam Department department) {
        return door.read(id, FieldClass.TIMELINE, (tx, caller, stored, access) -> {
            Optional<Problem> unknown = known.unknown(department, stored);
            return unknown.isPresent()
                    ? unknown.get().response()
                    : ResponseEntity.ok(preview(tx, caller, stored, department));
        });
    }

    private SharePreview preview(OpenTransaction tx, Caller caller, StoredCase stored, Department department) {
        DisputeCase now = stored.dispute();
        DisputeCase then = Sharing.asIfAsked(now, department);
        Map<CaseAccess, List<Caller>> alike = new LinkedHashMap<>();
        for (Caller somebody : whoSeesPersons(department, now)) {
            alike.computeIfAbsent(CaseViews.access(somebody, then), first -> new ArrayList<>())
                    .add(somebody);
        }
        List<CaseView> views = reader.preview(
                tx,
                caller,
                alike.values().stream().map(List::getFirst).toList(),
                stored.as(then),
                "cases.sharePreview");
        CaseAccess mine = CaseViews.access(caller, now);
        List<SeenBy> seen = new ArrayList<>();
        alike.forEach((access, callers) -> seen.add(new SeenBy(
                callers.stream().flatMap(one -> one.roles().stream()).toList(),
                access.standing(),
                access.visible(),
                HiddenFromThem.of(access),
                without(access.visible(), mine.visible()),
                views.get(seen.size()))));
        return new SharePreview(
                department,
                known.name(department),
                CaseViews.access(somebody(department, now, Role.LIAISON), now).standing(),
                seen);
    }

    private static List<Caller> whoSeesPersons(Department department, DisputeCase dispute) {
        return Arrays.stream(Role.values())
                .map(role -> somebody(department, dispute, role))
                .filter(somebody -> CasePolicy.mayEverSee(somebody, FieldClass.PARTIES))
                .toList();
    }

    private static Caller somebody(Department department, DisputeCase dispute, Role role) {
        return new Caller("preview", "preview", department, dispute.area().subdistrict(), EnumSet.of(role), false);
    }

    private static Set<FieldClass> without(Set<FieldClass> theirs, Set<FieldClass> mine) {
        Set<FieldClass> rest = EnumSet.noneOf(FieldClass.class);
        rest.addAll(theirs);
        rest.removeAll(mine);
        return rest;
    }
}
