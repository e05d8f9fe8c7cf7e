package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record means. */
sealed interface ReadRow {

    int line();

    /**
     * A request to raise a case.
     *
     * @param key by which it is recognised when it comes again
     */
    record Order(int line, String key, RaiseCase request, Remark remark, List<Proposal> proposals) implements ReadRow {}

    /** It cannot become a case. */
    record Unusable(
            int line,
            @Nullable String column,
            String reason,
            @Nullable String value) implements ReadRow {}
}
