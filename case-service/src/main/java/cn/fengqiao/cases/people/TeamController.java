package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.people.TeamRequests.AddMember;
import cn.fengqiao.cases.people.TeamRequests.ChangeTeam;
import cn.fengqiao.cases.people.TeamRequests.EndMember;
import cn.fengqiao.cases.people.TeamRequests.FormTeam;
import cn.fengqiao.cases.people.TeamView.TeamPage;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
    private final PeopleHistory histories;

    TeamController(TeamDesk teams, PeopleHistory histories) {
        this.teams = teams;
        this.histories = histories;
    }

    @PostMapping
    @Operation(operationId = "teams.form", summary = "Form a team")
    @ApiResponse(
            responseCode = "201",
            description = "The team, its version as ETag",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> form(@RequestHeader("Idempotency-Key") String key, @RequestBody FormTeam wanted) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        return MatterAnswers.opened("/api/teams", teams.form(caller, key, wanted), view(caller));
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
        return teams.read(CurrentCaller.get(), id)
                .<ResponseEntity<?>>map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @PutMapping("/{id}")
    @Operation(operationId = "teams.change", summary = "Rename a team or send it elsewhere")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody ChangeTeam wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(ifMatch, version -> teams.change(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/members")
    @Operation(operationId = "teams.addMember", summary = "Somebody joins a team in a role")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> add(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AddMember wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(ifMatch, version -> teams.add(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/members/end")
    @Operation(operationId = "teams.endMember", summary = "Somebody's service in one role ends")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it is now",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    ResponseEntity<?> end(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody EndMember wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(ifMatch, version -> teams.end(caller, id, version, wanted), view(caller));
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
        return histories.answer(CurrentCaller.get(), MatterKind.TEAM, id, "teams.history", after, limit);
    }

    private Function<Matter, Optional<?>> view(Caller caller) {
        return matter -> teams.read(caller, matter.id());
    }
}
