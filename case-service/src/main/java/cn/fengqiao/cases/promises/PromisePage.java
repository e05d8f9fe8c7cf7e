package cn.fengqiao.cases.promises;

import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Promises in the order of their days.
 *
 * @param next the {@code after} of the next page; null on the last
 * @param counts on the first page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromisePage(
        List<PromiseItem> items,
        @Nullable String next,
        @Nullable PromiseCounts counts) {

    /**
     * How many there are of each, whatever state was asked for; 1,000 means that many or more.
     *
     * @param open whose day is still to come
     * @param overdue whose day has passed and of which nobody said what became of it
     */
    record PromiseCounts(int open, int overdue, int kept, int late, int broken, int waived, int returned, int lapsed) {}

    /** What may be done with a department's promise. */
    enum PromiseStep {
        KEEP,
        BREAK,
        MOVE,
        WAIVE
    }

    /**
     * A promise.
     *
     * @param caseVersion for the {@code If-Match} of what is done with it
     * @param department who promised it; of an instalment, who watches over it
     * @param earlier the days it was promised for before, oldest first
     * @param actionRequired whether the caller's department has to say what became of it
     * @param settledOn the day on which somebody said what became of it
     * @param askedBy who asked for it together with a part in the case; absent where the department promised by itself
     * @param askedFor the day it was asked for, which need not be the one it is promised for
     * @param what was promised, in words
     * @param settled what was said when it was settled
     * @param amountFen of an instalment, in 1/100 yuan
     * @param steps what the caller may do with it now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PromiseItem(
            UUID promise,
            UUID caseId,
            String caseNumber,
            long caseVersion,
            PromiseSource source,
            String sourceName,
            Department department,
            LocalDate due,
            List<LocalDate> earlier,
            PromiseState state,
            String stateName,
            boolean overdue,
            boolean actionRequired,
            Instant madeAt,
            @Nullable LocalDate settledOn,
            @Nullable UUID evidence,
            @Nullable Department askedBy,
            @Nullable LocalDate askedFor,
            @Nullable String what,
            @Nullable String settled,
            @Nullable Long amountFen,
            List<PromiseStep> steps) {}
}
