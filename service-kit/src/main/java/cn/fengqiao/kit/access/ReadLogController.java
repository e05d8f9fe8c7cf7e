package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The read log as an auditor sees it: newest first, and only readers of the auditor's own area. */
@RestController
@RequestMapping("/api/read-log")
final class ReadLogController {

    private static final int LONGEST_PAGE = 200;

    record ReadEntry(
            long position,
            Instant at,
            String reader,
            String readerName,
            String department,
            List<UUID> caseIds,
            List<String> fields,
            String operation,
            String purpose,
            String policy) {}

    /** @param next position to continue after; absent on the last page */
    record ReadPage(List<ReadEntry> items, @Nullable Long next) {}

    /**
     * @param intact whether everything fits as far as it was looked at
     * @param complete whether that is all; if not, send the request again and it goes on where this one ended
     * @param seals the number of the last seal that fits
     * @param brokenSeal the first seal that does not fit
     */
    record Verification(
            boolean intact,
            boolean complete,
            long seals,
            long entries,
            @Nullable String lastHash,
            long notYetSealed,
            @Nullable Long brokenSeal,
            @Nullable Instant brokenBefore,
            @Nullable String why) {}

    private final JdbcClient jdbc;
    private final ReadLogVerifier verifier;

    ReadLogController(JdbcClient jdbc, ReadLogVerifier verifier) {
        this.jdbc = jdbc;
        this.verifier = verifier;
    }

    @GetMapping
    @Operation(operationId = "readLog.list", summary = "Who read persons, newest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReadPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "limit", "取值 1 至 200", "between 1 and 200")
                    .response();
        }
        List<ReadEntry> entries = entries(CurrentCaller.get(), caseId, after, limit);
        Long next = entries.size() < limit ? null : entries.getLast().position();
        return ResponseEntity.ok(new ReadPage(entries, next));
    }

    @PostMapping("/verify")
    @Operation(
            operationId = "readLog.verify",
            summary = "Recomputes the chain of hashes behind what was verified before; again while complete is false")
    Verification verify(@RequestParam(defaultValue = "false") boolean fromBeginning) {
        return switch (verifier.verify(fromBeginning)) {
            case ReadLogVerifier.Finding.Intact intact ->
                new Verification(
                        true,
                        intact.complete(),
                        intact.seals(),
                        intact.entries(),
                        intact.lastHash(),
                        intact.notYetSealed(),
                        null,
                        null,
                        null);
            case ReadLogVerifier.Finding.Broken broken ->
                new Verification(
                        false, false, broken.seal() - 1, 0, null, 0, broken.seal(), broken.sealedAt(), broken.why());
        };
    }

    private List<ReadEntry> entries(Caller auditor, @Nullable UUID caseId, @Nullable Long after, int limit) {
        return jdbc.sql("""
                        select position, read_at, reader, reader_name, department, case_ids, fields, operation, purpose, policy
                        from read_log
                        where position < :after
                          and (:case::uuid is null or case_ids @> array[:case::uuid])
                          and (area = :area or starts_with(area, :area || '.'))
                        order by position desc
                        limit :limit
                        """)
                .param("after", after == null ? Long.MAX_VALUE : after)
                .param("case", caseId == null ? null : caseId.toString())
                .param("area", auditor.area().value())
                .param("limit", limit)
                .query((row, i) -> new ReadEntry(
                        row.getLong("position"),
                        row.getObject("read_at", OffsetDateTime.class).toInstant(),
                        row.getString("reader"),
                        row.getString("reader_name"),
                        row.getString("department"),
                        List.of((UUID[]) row.getArray("case_ids").getArray()),
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getString("operation"),
                        row.getString("purpose"),
                        row.getString("policy")))
                .list();
    }
}
