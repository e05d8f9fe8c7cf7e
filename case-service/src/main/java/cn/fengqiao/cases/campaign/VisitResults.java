package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.Suspicion;
import cn.fengqiao.kit.problem.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of each visit of a batch, in the order in which they were sent. */
record VisitResults(List<VisitResult> results) {

    /** What became of a visit. */
    enum Result {
        RECORDED,
        /** It was there already, with the same content. */
        REPEATED,
        /** Nothing was kept of it; {@code faults} says why. */
        REFUSED
    }

    /**
     * Of a visit.
     *
     * @param finding whether an answer is a finding
     * @param suspicions why it looks implausible; to be confirmed with an explanation, or withdrawn, under the id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitResult(
            String key,
            Result result,
            @Nullable UUID id,
            @Nullable Boolean finding,
            @Nullable List<VisitSuspicion> suspicions,
            @Nullable List<VisitFault> faults) {

        static VisitResult refused(String key, List<Fault> faults) {
            return new VisitResult(
                    key,
                    Result.REFUSED,
                    null,
                    null,
                    null,
                    faults.stream()
                            .map(fault -> new VisitFault(fault.field(), Problems.said(fault.zh(), fault.en())))
                            .toList());
        }
    }

    /** A reason to look again, in words. */
    record VisitSuspicion(Suspicion reason, String text) {

        static List<VisitSuspicion> of(Collection<Suspicion> suspicions) {
            return suspicions.stream()
                    .map(suspicion -> new VisitSuspicion(suspicion, suspicion.zh()))
                    .toList();
        }
    }

    /** What is wrong with a field of a visit. */
    record VisitFault(String field, String reason) {}
}
