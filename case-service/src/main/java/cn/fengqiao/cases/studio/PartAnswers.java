package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How outcomes about appointments and activities are answered over HTTP. */
final class PartAnswers {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private PartAnswers() {}

    /** Creates under a key and answers with the address of what was created below {@code root}. */
    static <V> ResponseEntity<?> created(String root, String key, Supplier<PartOutcome<V>> create) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        return wrong.isPresent() ? wrong.get().response() : answer(create.get(), Optional.of(root));
    }

    /** Changes at the version of an {@code If-Match} and answers. */
    static <V> ResponseEntity<?> changed(String ifMatch, Function<Long, PartOutcome<V>> change) {
        Matcher version = ETAG.matcher(ifMatch.strip());
        return version.matches()
                ? answer(change.apply(Long.parseLong(version.group(1))), Optional.empty())
                : Problems.field(
                                ProblemType.HEADER_INVALID,
                                HttpHeaders.IF_MATCH,
                                "应为带引号的版本号，例如 \"3\"",
                                "expected a quoted version such as \"3\"")
                        .response();
    }

    private static <V> ResponseEntity<?> answer(PartOutcome<V> outcome, Optional<String> root) {
        return switch (outcome) {
            case PartOutcome.Done<V> done -> done(done, root);
            case PartOutcome.NotFound<V> none -> MatterAnswers.notFound().response();
            case PartOutcome.NotTheirs<V> foreign -> notTheirs().response();
            case PartOutcome.OtherContent<V> other ->
                Problems.field(
                                ProblemType.IDEMPOTENCY_CONFLICT,
                                "Idempotency-Key",
                                "此请求编号已用于另一内容",
                                "the key was used with other content")
                        .response();
            case PartOutcome.Stale<V> stale -> stale(stale);
            case PartOutcome.Refused<V> refused -> refused.why().response();
        };
    }

    static Problem notTheirs() {
        return Problems.of(
                ProblemType.DEPARTMENT_NOT_ON_CASE, "贵部门不在此工作室的服务部门之列", "your department does not work with it");
    }

    private static <V> ResponseEntity<?> done(PartOutcome.Done<V> done, Optional<String> root) {
        ResponseEntity.BodyBuilder response = root.map(
                        list -> ResponseEntity.created(URI.create(list + "/" + done.id())))
                .orElseGet(ResponseEntity::ok)
                .eTag(Long.toString(done.version()));
        if (done.repeated()) {
            response.header("Idempotent-Replay", "true");
        }
        return response.body(done.view());
    }

    private static <V> ResponseEntity<?> stale(PartOutcome.Stale<V> stale) {
        var headers = new HttpHeaders();
        headers.setETag("\"" + stale.version() + "\"");
        return Problems.of(
                        ProblemType.STALE_VERSION,
                        "已更新到第 " + stale.version() + " 版",
                        "it is at version " + stale.version())
                .with("current", stale.current())
                .response(headers);
    }
}
