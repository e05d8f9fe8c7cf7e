package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file being worked through.
 *
 * @param department whose import it is
 * @param raisedBy in whose name the cases are raised
 * @param total records in it; null until they were counted
 * @param done records worked through, in the order of the file
 * @param attempts how often it was taken since a record was last worked through
 */
public record ImportRun(
        UUID id,
        String fileName,
        Format format,
        String mapping,
        Department department,
        Department raisedBy,
        AreaPath area,
        String startedBy,
        String startedByName,
        State state,
        @Nullable String failure,
        @Nullable Integer total,
        int done,
        int created,
        int duplicates,
        int errors,
        int attempts,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What the rows of a file are. */
    public enum Kind {
        CASES,
        HOUSEHOLDS
    }

    /** What kind of file. */
    public enum Format {
        CSV,
        XLSX
    }

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED
    }

    /** What became of a record of the file. */
    public enum Outcome {
        CREATED,
        DUPLICATE,
        ERROR
    }

    /**
     * A record that was worked through.
     *
     * @param record its position in the file, from 1
     * @param number of the case it became or had become before
     * @param column that was refused
     * @param sealed the value that was refused
     */
    public record Line(
            int record,
            int line,
            Outcome outcome,
            @Nullable String number,
            @Nullable String column,
            @Nullable String reason,
            byte @Nullable [] sealed) {}
}
