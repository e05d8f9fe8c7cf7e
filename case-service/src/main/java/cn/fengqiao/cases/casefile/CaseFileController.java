package cn.fengqiao.cases.casefile;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.Said;
import cn.fengqiao.cases.view.TimelineWords;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaseFileController {

    private static final int MOST_LINES = 200;

    private final PatientReading reading;
    private final CaseDoor door;
    private final Timeline timeline;
    private final CaseContents contents;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;

    CaseFileController(
            PatientReading reading,
            CaseDoor door,
            Timeline timeline,
            CaseContents contents,
            PersonalReads reads,
            CurrentVocabulary vocabulary) {
        this.reading = reading;
        this.door = door;
        this.timeline = timeline;
        this.contents = contents;
        this.reads = reads;
        this.vocabulary = vocabulary;
    }

    @GetMapping("/api/cases/{id}")
    @Operation(operationId = "cases.get", summary = "One case, as far as the caller may see it")
    @ApiResponse(
            responseCode = "200",
            description = "The case, its version as ETag",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> get(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long atLeastVersion) {
        return switch (reading.read(CurrentCaller.get(), id, atLeastVersion == null ? 0 : atLeastVersion)) {
            case PatientReading.Reading.Found found ->
                ResponseEntity.ok().eTag(Long.toString(found.view().version())).body(found.view());
            case PatientReading.Reading.Missing missing -> CaseDoor.notFound().response();
            case PatientReading.Reading.NotYet notYet ->
                Problems.of(
                                ProblemType.TEMPORARILY_UNAVAILABLE,
                                "所需版本尚未写入，请稍后再读",
                                "that version has not arrived yet; read again")
                        .with("version", notYet.version())
                        .response();
        };
    }

    @GetMapping("/api/cases/{id}/timeline")
    @Operation(
            operationId = "cases.timeline",
            summary = "What was done to a case, oldest first; to a department that left it, what it did itself")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of the timeline",
            content = @Content(schema = @Schema(implementation = CaseTimeline.class)))
    ResponseEntity<?> timeline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST_LINES);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return door.readOwn(id, FieldClass.TIMELINE, (tx, caller, stored, access) -> {
            // the database gives a department that left the case its own lines alone; it is asked here all the same
            List<Timeline.Line> lines = timeline.lines(tx, id, after, limit + 1).stream()
                    .filter(line -> access.shows(FieldClass.TIMELINE)
                            || line.byDepartment().equals(caller.department()))
                    .toList();
            var words = new TimelineWords(vocabulary.get());
            List<TimelineItem> items = lines.stream()
                    .limit(limit)
                    .map(line -> item(access, id, line, words))
                    .toList();
            // reasons and notes are free text, and may go on where a narrative was cut
            if (items.stream().anyMatch(item -> item.reason() != null || item.note() != null)) {
                reads.record(
                        tx,
                        id,
                        Set.of(FieldClass.NARRATIVE),
                        "cases.timeline",
                        access.standing().name());
            }
            return ResponseEntity.ok(new CaseTimeline(
                    items, lines.size() > limit ? items.getLast().sequence() : null));
        });
    }

    private TimelineItem item(CaseAccess access, UUID id, Timeline.Line line, TimelineWords words) {
        Remark remark = Said.to(access, contents.openRemark(id, line.sealed()));
        return new TimelineItem(
                line.sequence(),
                line.at(),
                line.what(),
                words.of(line),
                line.byName(),
                line.byDepartment(),
                line.other(),
                line.otherCase(),
                line.about(),
                remark.reason(),
                remark.note());
    }
}
