package cn.fengqiao.cases.people;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.people.TeamRequests.AddMember;
import cn.fengqiao.cases.people.TeamRequests.ChangeTeam;
import cn.fengqiao.cases.people.TeamRequests.EndMember;
import cn.fengqiao.cases.people.TeamRequests.FormTeam;
import cn.fengqiao.cases.people.TeamView.TeamPage;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/teams")
class TeamController {

    private final TeamDesk teams;
    private final MatterScreen screen;

    TeamController(TeamDesk teams, MatterDesk matters, PersonalReads reads) {
        this.teams = teams;
        this.screen = new MatterScreen(
                matters,
                reads,
                MatterKind.TEAM,
                "/api/teams",
                (tx, matter, access, operation) -> teams.view(tx, matter));
    }

    @PostMapping
    @Operation(operationId = "teams.form", summary = "Form a team")
    @ApiResponse(
            responseCode = "201",
            description = "The team, its version as ETag",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> form(@RequestHeader("Idempotency-Key") String key, @RequestBody FormTeam wanted) {
        return screen.opened(key, "teams.form", caller -> teams.form(caller, key, wanted));
    }

    @GetMapping
    @Operation(operationId = "teams.list", summary = "Teams, in the order in which they were formed")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = TeamPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable AreaPath serving,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID official,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return ResponseEntity.ok(
                teams.page(CurrentCaller.get(), new Teams.Filter(serving, kind, official, after, limit)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "teams.get", summary = "A team and its members")
    @ApiResponse(
            responseCode = "200",
            description = "The team, its version as ETag",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "teams.get");
    }

    @PutMapping("/{id}")
    @Operation(operationId = "teams.change", summary = "Rename a team or send it elsewhere")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody ChangeTeam wanted) {
        return screen.changed(ifMatch, "teams.change", (caller, version) -> teams.change(caller, id, version, wanted));
    }

    @PostMapping("/{id}/members")
    @Operation(operationId = "teams.addMember", summary = "Somebody joins a team in a role")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> add(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AddMember wanted) {
        return screen.changed(ifMatch, "teams.addMember", (caller, version) -> teams.add(caller, id, version, wanted));
    }

    @PostMapping("/{id}/members/end")
    @Operation(operationId = "teams.endMember", summary = "Somebody's service in one role ends")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> end(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody EndMember wanted) {
        return screen.changed(ifMatch, "teams.endMember", (caller, version) -> teams.end(caller, id, version, wanted));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "teams.history", summary = "What became of a team, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of the history",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        return screen.history(id, after, limit, "teams.history");
    }
}
