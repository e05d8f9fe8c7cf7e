package cn.fengqiao.cases.upload;

import cn.fengqiao.cases.store.ImportRun;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file and how far it is.
 *
 * @param total records in it; absent until they were counted
 * @param failure why the file could not be read at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        UUID id,
        String fileName,
        String mapping,
        String department,
        String raisedBy,
        ImportRun.State state,
        @Nullable String failure,
        @Nullable Integer total,
        int done,
        int created,
        int duplicates,
        int errors,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    public static ImportView of(ImportRun run) {
        return new ImportView(
                run.id(),
                run.fileName(),
                run.mapping(),
                run.department().code(),
                run.raisedBy().code(),
                run.state(),
                run.failure(),
                run.total(),
                run.done(),
                run.created(),
                run.duplicates(),
                run.errors(),
                run.startedAt(),
                run.finishedAt());
    }

    /** An import was taken on. */
    public record Started(UUID id) {}

    /** A page of imports, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<ImportView> items, @Nullable UUID next) {}

    /**
     * A record that did not become what the file was for.
     *
     * @param line where it begins in the file
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowError(
            int line,
            @Nullable String column,
            @Nullable String reason,
            @Nullable String value) {}

    /** A page of errors, in the order of the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Errors(List<RowError> items, @Nullable Integer next) {}
}
