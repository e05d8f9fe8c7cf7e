package cn.fengqiao.cases.documents;

import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How many whole files are worked on at once: each takes a processor for seconds, and some tens of megabytes. */
@Component
class Renderings {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Semaphore places;

    Renderings(@Value("${fengqiao.case.files.at-once}") int atOnce) {
        this.places = new Semaphore(atOnce);
    }

    /** Does the work if there is a place, or says when to come back. */
    @Nullable
    ResponseEntity<?> alone(Supplier<@Nullable ResponseEntity<?>> work) {
        if (!places.tryAcquire()) {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            return Problems.of(ProblemType.OVERLOADED, "正在处理的卷宗过多，请稍后再试", "too many files are being worked on")
                    .response(headers);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
