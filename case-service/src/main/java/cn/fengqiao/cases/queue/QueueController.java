package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.QueueFilter;
import cn.fengqiao.cases.store.QueueMark;
import cn.fengqiao.cases.store.QueueOrder;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QueueController {

    private static final int MOST = 200;

    private final QueueReader queue;
    private final CurrentVocabulary vocabulary;

    QueueController(QueueReader queue, CurrentVocabulary vocabulary) {
        this.queue = queue;
        this.vocabulary = vocabulary;
    }

    @GetMapping("/api/cases")
    @Operation(operationId = "cases.list", summary = "The queue")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the queue, open cases unless a status or a text is given",
            content = @Content(schema = @Schema(implementation = QueuePage.class)))
    ResponseEntity<?> list(
            @Parameter(description = "Only cases in one of these states; without it and without q, all that are open")
                    @RequestParam(required = false)
                    @Nullable
                    Set<CaseStatus> status,
            @Parameter(description = "Only cases of one of these colours") @RequestParam(required = false) @Nullable
                    Set<Colour> colour,
            @Parameter(
                            description =
                                    "Only cases this department has to act on next: the one responsible, or the one that "
                                            + "raised it")
                    @RequestParam(required = false)
                    @Nullable
                    String department,
            @Parameter(
                            description =
                                    "Only cases in this area and everything inside it, such as HC.FQ.C03; for who reads no "
                                            + "narratives a place within a grid means the grid")
                    @RequestParam(required = false)
                    @Nullable
                    String area,
            @Parameter(description = "Only cases of this type, a code of the dictionary of dispute types")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(
                            description =
                                    "Words, all of which have to be found: in the number, the type and the place, and where "
                                            + "the caller may read them in the title, the narrative, the address and the names of the "
                                            + "parties; or a whole telephone number of a party. Closed cases are "
                                            + "found too. Words of one character are found in types and places only; with nothing else "
                                            + "the search is refused")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Only cases the caller's department has to act on next")
                    @RequestParam(defaultValue = "false")
                    boolean mine,
            @Parameter(description = "Only cases that wait for a signature") @RequestParam(defaultValue = "false")
                    boolean unsigned,
            @Parameter(description = "Only cases that have missed a deadline, whichever")
                    @RequestParam(defaultValue = "false")
                    boolean overdue,
            @Parameter(
                            description =
                                    "Only open cases of which a department gave its part back, and nobody has asked it anew, let "
                                            + "it off or taken it off the case")
                    @RequestParam(defaultValue = "false")
                    boolean refused,
            @Parameter(
                            description =
                                    "The order: raised (oldest first), -raised (newest first), -colour (most dangerous first) "
                                            + "or due (the next deadline first, those missed before all)")
                    @RequestParam(defaultValue = "-raised")
                    String sort,
            @Parameter(description = "The next of the page before, with the same filters and order")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50") int limit) {
        Optional<QueueOrder> order = Arrays.stream(QueueOrder.values())
                .filter(known -> known.parameter().equals(sort))
                .findFirst();
        if (order.isEmpty()) {
            List<String> known = Arrays.stream(QueueOrder.values())
                    .map(QueueOrder::parameter)
                    .toList();
            return invalid("sort", "没有这种排序", "no such order")
                    .with("allowed", known)
                    .response();
        }
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        var parameters =
                new QueueParameters(status, colour, department, area, type, q, mine, unsigned, overdue, refused);
        return switch (parameters.read(vocabulary.get(), queue)) {
            case QueueParameters.Asked.Refused no -> no.why().response();
            case QueueParameters.Asked.Nothing nothing -> ResponseEntity.ok(QueuePage.EMPTY);
            case QueueParameters.Asked.Cases cases -> page(cases.filter(), order.get(), after, limit);
        };
    }

    private ResponseEntity<?> page(QueueFilter filter, QueueOrder order, @Nullable String after, int limit) {
        Optional<QueueMark> mark = Optional.ofNullable(after).flatMap(given -> queue.mark(given, filter, order));
        if (after != null && mark.isEmpty()) {
            return Problems.field(ProblemType.CURSOR_INVALID, "after", "请从第一页重新开始", "start from the first page")
                    .response();
        }
        return ResponseEntity.ok(queue.page(filter, order, mark.orElse(null), limit));
    }

    @GetMapping("/api/cases/counters")
    @Operation(operationId = "cases.counters", summary = "How many cases are in which state")
    CounterView counters() {
        return queue.counters();
    }

    private static Problem invalid(String field, String zh, String en) {
        return Problems.field(ProblemType.PARAMETER_INVALID, field, zh, en);
    }
}
