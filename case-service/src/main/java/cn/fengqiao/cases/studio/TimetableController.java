package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.appointment.Agenda;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is read to choose a studio and a slot, and to see what came of it. */
@RestController
@RequestMapping("/api/studios")
class TimetableController {

    private static final int DAYS_A_WEEK = 7;

    /** A year and a bit, so that a year can be laid beside the last. */
    private static final int LONGEST_PERIOD = 400;

    private static final int USUAL_PERIOD = 30;

    private final MatterDesk desk;
    private final Studios studios;
    private final Agendas agendas;
    private final StudioFigures figures;
    private final MatchReader matches;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    TimetableController(
            MatterDesk desk,
            Studios studios,
            Agendas agendas,
            StudioFigures figures,
            MatchReader matches,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.studios = studios;
        this.agendas = agendas;
        this.figures = figures;
        this.matches = matches;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @GetMapping("/skills")
    @Operation(
            operationId = "studios.skills",
            summary = "All a studio can be good at: types of dispute, and skills across them")
    StudioView.Skills skills() {
        Vocabulary words = vocabulary.get();
        return new StudioView.Skills(Stream.of(CodeSystem.STUDIO_SKILL, CodeSystem.DISPUTE_TYPE)
                .flatMap(system -> words.entries(system).stream())
                .map(entry -> new StudioView.Skill(entry.code(), entry.name()))
                .toList());
    }

    @GetMapping("/matches")
    @Operation(
            operationId = "studios.matches",
            summary = "Studios that suit a case, or a dispute of a type at a place, best first and with reasons",
            description = "Give `caseId`, or `type` and `area`. The twenty best; the same facts give the same order.")
    @ApiResponse(
            responseCode = "200",
            description = "The ranking",
            content = @Content(schema = @Schema(implementation = MatchView.Ranking.class)))
    ResponseEntity<?> matches(
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable AreaPath area) {
        Caller caller = CurrentCaller.get();
        if (caseId != null) {
            return matches.rank(caller, caseId)
                    .<ResponseEntity<?>>map(ResponseEntity::ok)
                    .orElseGet(() -> MatterAnswers.notFound().response());
        }
        if (type == null || area == null) {
            return Problems.field(
                            ProblemType.PARAMETER_MISSING,
                            type == null ? "type" : "area",
                            "请给出案件，或类型和地点",
                            "give a case, or a type and an area")
                    .response();
        }
        if (!vocabulary.get().knows(CodeSystem.DISPUTE_TYPE, type)) {
            return invalid("type", "代码不在字典中", "not a code of the dictionary");
        }
        if (!caller.area().covers(area) || vocabulary.get().area(area).isEmpty()) {
            return invalid("area", "没有这个地点，或不在您的管辖区域", "there is no such place, or it lies outside your area");
        }
        return ResponseEntity.ok(matches.rank(caller, type, area));
    }

    @GetMapping("/coverage")
    @Operation(
            operationId = "studios.coverage",
            summary = "双师覆盖: for each community whether a lawyer and a psychologist can be reached, and the gaps")
    @ApiResponse(
            responseCode = "200",
            description = "A page of communities",
            content = @Content(schema = @Schema(implementation = MatchView.Coverage.class)))
    ResponseEntity<?> coverage(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable AreaPath after,
            @RequestParam(defaultValue = "50") int limit) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.wrongLimit(limit)
                .<ResponseEntity<?>>map(Problem::response)
                .orElseGet(() ->
                        ResponseEntity.ok(matches.coverage(caller, area == null ? caller.area() : area, after, limit)));
    }

    @GetMapping("/{id}/calendar")
    @Operation(operationId = "studios.calendar", summary = "The free slots of a week")
    @ApiResponse(
            responseCode = "200",
            description = "The week",
            content = @Content(schema = @Schema(implementation = StudioView.Week.class)))
    ResponseEntity<?> calendar(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate week) {
        Instant now = clock.instant();
        LocalDate today = StudioHandler.day(now);
        if (week != null && Math.abs(ChronoUnit.DAYS.between(today, week)) > LONGEST_PERIOD) {
            return invalid("week", "只能查看 " + LONGEST_PERIOD + " 天以内", "at most " + LONGEST_PERIOD + " days away");
        }
        LocalDate monday = (week == null ? today : week).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return desk.read(
                        CurrentCaller.get(),
                        MatterKind.STUDIO,
                        id,
                        (tx, matter, access) -> week(tx, studios.get(tx, id), monday, now))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/{id}/statistics")
    @Operation(
            operationId = "studios.statistics",
            summary = "What a studio did from one day to another, both included",
            description = "At most 400 days; the thirty days until today when nothing is given.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content = @Content(schema = @Schema(implementation = StudioView.Statistics.class)))
    ResponseEntity<?> statistics(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate last = to == null ? StudioHandler.day(clock.instant()) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_PERIOD - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > LONGEST_PERIOD) {
            return invalid("to", "期间应为 1–" + LONGEST_PERIOD + " 天", "a period of 1 to " + LONGEST_PERIOD + " days");
        }
        return desk.read(
                        CurrentCaller.get(),
                        MatterKind.STUDIO,
                        id,
                        (tx, matter, access) -> figures.count(tx, id, first, last))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    private StudioView.Week week(OpenTransaction tx, Studio studio, LocalDate monday, Instant now) {
        Instant start = monday.atStartOfDay(Studio.ZONE).toInstant();
        Agenda agenda = agendas.read(tx, studio, studios.members(tx, studio.id()), start, DAYS_A_WEEK, null);
        List<StudioView.Free> slots = studio.closed()
                ? List.of()
                : agenda.free(monday, DAYS_A_WEEK, now).stream()
                        .map(free -> new StudioView.Free(
                                free.slot().start(), free.slot().end(), free.rooms(), List.copyOf(free.professions())))
                        .toList();
        return new StudioView.Week(studio.id(), monday, monday.plusDays(DAYS_A_WEEK), slots);
    }

    private static ResponseEntity<?> invalid(String parameter, String zh, String en) {
        return Problems.field(ProblemType.PARAMETER_INVALID, parameter, zh, en).response();
    }
}
