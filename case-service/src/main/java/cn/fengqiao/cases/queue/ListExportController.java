package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.store.QueueFilter;
import cn.fengqiao.cases.upload.BrokenOff;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a list of cases out of the system. The reason is in the body, because addresses stand in logs; and the request is no
 * read that somebody on the way might repeat.
 */
@RestController
class ListExportController {

    private static final int LONGEST_REASON = 200;
    private static final String RETRY_AFTER_SECONDS = "10";
    private static final DateTimeFormatter IN_A_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(PlaceTime.ZONE);

    private final QueueReader queue;
    private final ListExports exports;
    private final CurrentVocabulary vocabulary;
    private final Semaphore places;
    private final int atOnce;

    ListExportController(
            QueueReader queue,
            ListExports exports,
            CurrentVocabulary vocabulary,
            @Value("${fengqiao.case.exports.at-once}") int atOnce) {
        this.queue = queue;
        this.exports = exports;
        this.vocabulary = vocabulary;
        this.places = new Semaphore(atOnce);
        this.atOnce = atOnce;
    }

    @PostMapping("/api/cases/export")
    @Operation(operationId = "cases.export", summary = "The list of cases as CSV, oldest first, without any person")
    @ApiResponse(
            responseCode = "200",
            description =
                    "CSV in UTF-8 with a byte order mark. The first record says who took it out, when and why, the second "
                            + "names the columns, the last one begins with 导出结束 and says how many cases there are. Without that, or "
                            + "when the connection breaks, the list is not whole.",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Nullable
    ResponseEntity<?> export(
            @Parameter(description = "Only cases in one of these states; without it, all that are open")
                    @RequestParam(required = false)
                    @Nullable
                    Set<CaseStatus> status,
            @Parameter(description = "Only cases of one of these colours") @RequestParam(required = false) @Nullable
                    Set<Colour> colour,
            @Parameter(description = "Only cases this department has to act on next")
                    @RequestParam(required = false)
                    @Nullable
                    String department,
            @Parameter(description = "Only cases in this area and everything inside it")
                    @RequestParam(required = false)
                    @Nullable
                    String area,
            @Parameter(description = "Only cases of this type") @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "Only cases the caller's department has to act on next")
                    @RequestParam(defaultValue = "false")
                    boolean mine,
            @Parameter(description = "Only cases that wait for a signature") @RequestParam(defaultValue = "false")
                    boolean unsigned,
            @Parameter(description = "Only cases that have missed a deadline, whichever")
                    @RequestParam(defaultValue = "false")
                    boolean overdue,
            @Parameter(description = "Only open cases of which a department gave its part back, with no decision on it")
                    @RequestParam(defaultValue = "false")
                    boolean refused,
            @RequestBody ListExport export,
            HttpServletResponse response)
            throws IOException {
        String reason = export.reason().strip();
        if (!PlainText.visible(reason)
                || PlainText.firstForbidden(reason, false).isPresent()
                || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            return Problems.field(
                            ProblemType.FIELD_INVALID,
                            "reason",
                            "请说明导出事由，1–" + LONGEST_REASON + " 个字符，单行",
                            "a reason of 1 to " + LONGEST_REASON + " characters on one line")
                    .response();
        }
        // no text: it is looked for in what people said, and a list of all who are called so is no list of cases
        var parameters =
                new QueueParameters(status, colour, department, area, type, null, mine, unsigned, overdue, refused);
        return switch (parameters.read(vocabulary.get(), queue)) {
            case QueueParameters.Asked.Refused no -> no.why().response();
            case QueueParameters.Asked.Nothing nothing ->
                Problems.field(ProblemType.PARAMETER_INVALID, "department", "与“本部门”条件矛盾", "contradicts mine")
                        .response();
            case QueueParameters.Asked.Cases cases -> exported(cases.filter(), reason, response);
        };
    }

    private @Nullable ResponseEntity<?> exported(QueueFilter filter, String reason, HttpServletResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            return Problems.of(ProblemType.TOO_MANY_EXPORTS, "正在进行的导出过多，请稍后再试", "too many lists leave at once")
                    .with("limit", atOnce)
                    .response(headers);
        }
        try {
            ListExports.Begun begun = exports.begin(CurrentCaller.get(), filter, reason);
            head(response, "案件清单-" + IN_A_NAME.format(begun.at()) + ".csv");
            exports.write(begun, response.getOutputStream());
            return null;
        } finally {
            places.release();
        }
    }

    private static void head(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Thrown on past everything that would answer: what reaches the container makes it cut the connection. */
    @ExceptionHandler
    void cut(BrokenOff broken) {
        throw broken;
    }
}
