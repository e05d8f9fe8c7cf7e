package cn.fengqiao.cases.handle;

import cn.fengqiao.contract.Supervision;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes upward and comes from above. */
final class UpwardCommand {

    private UpwardCommand() {}

    /**
     * @param code of the dictionary of pause reasons
     * @param until when the clocks run again at the latest
     */
    record Pause(String code, Instant until, @MultiLine String reason) {}

    record Resume(@Nullable @MultiLine String note) {}

    record AskExtension(@MultiLine String reason) {}

    /**
     * @param bothAgreed whether both parties agreed
     * @param note who heard them, and when
     */
    record GrantExtension(boolean bothAgreed, @MultiLine String note) {}

    record RefuseExtension(@MultiLine String reason) {}

    record RaiseUp(@MultiLine String reason) {}

    record Instruct(@MultiLine String note) {}

    record Supervise(Supervision level, @MultiLine String reason) {}

    record CancelSupervision(@MultiLine String reason) {}
}
