package cn.fengqiao.cases.group;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.springframework.http.ResponseEntity;

/**
 * What became of a request about something of a group that has a version of its own.
 *
 * @param <T> a task or a report
 */
sealed interface Handled<T> {

    /** It was done, now or when it came first. */
    record Done<T>(Matter group, T now, boolean repeated) implements Handled<T> {}

    /** There is none the caller may work on. */
    record None<T>(MatterOutcome why) implements Handled<T> {}

    /** Somebody was faster. */
    record Stale<T>(Matter group, T current) implements Handled<T> {}

    record Refused<T>(Problem why) implements Handled<T> {}

    static <T> Handled<T> notFound() {
        return new None<>(new MatterOutcome.NotFound());
    }

    /** The answer over HTTP. */
    static <T> ResponseEntity<?> answer(Handled<T> handled, ToLongFunction<T> version, BiFunction<Matter, T, ?> view) {
        return switch (handled) {
            case Done<T> done -> {
                var response = ResponseEntity.ok().eTag(Long.toString(version.applyAsLong(done.now())));
                if (done.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(view.apply(done.group(), done.now()));
            }
            case None<T> none -> MatterAnswers.none(none.why());
            case Stale<T> stale -> {
                long now = version.applyAsLong(stale.current());
                yield Problems.of(ProblemType.STALE_VERSION, "已更新到第 " + now + " 版", "it is at version " + now)
                        .with("current", view.apply(stale.group(), stale.current()))
                        .response();
            }
            case Refused<T> refused -> refused.why().response();
        };
    }
}
