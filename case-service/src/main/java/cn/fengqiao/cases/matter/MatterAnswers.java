package cn.fengqiao.cases.matter;

import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How outcomes are answered over HTTP, the same for every kind of matter. */
public final class MatterAnswers {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,79}");
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    /** No page of any list is longer. */
    public static final int LONGEST_PAGE = 200;

    private MatterAnswers() {}

    /** What is wrong with an {@code Idempotency-Key}. */
    public static Optional<Problem> wrongKey(String key) {
        return KEY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.HEADER_INVALID,
                        "Idempotency-Key",
                        "应为 1–80 个可打印的 ASCII 字符",
                        "1 to 80 printable ASCII characters"));
    }

    /** What is wrong with the length of a page. */
    public static Optional<Problem> wrongLimit(int limit) {
        return PageLimit.wrong(limit, LONGEST_PAGE);
    }

    /**
     * Changes at the version of an {@code If-Match} and answers.
     *
     * @param change given the version
     * @param view the matter as the caller may see it now; read anew, because a change may have moved it out of sight
     */
    public static ResponseEntity<?> changed(
            String ifMatch, Function<Long, MatterOutcome> change, Function<Matter, Optional<?>> view) {
        OptionalLong version = version(ifMatch);
        return version.isEmpty()
                ? wrongVersion().response()
                : answer(change.apply(version.getAsLong()), view, Optional.empty());
    }

    /** The version in an {@code If-Match}; empty when it is none. */
    public static OptionalLong version(String ifMatch) {
        Matcher version = ETAG.matcher(ifMatch.strip());
        return version.matches() ? OptionalLong.of(Long.parseLong(version.group(1))) : OptionalLong.empty();
    }

    /** What is said to an {@code If-Match} that is no version. */
    public static Problem wrongVersion() {
        return Problems.field(
                ProblemType.HEADER_INVALID,
                HttpHeaders.IF_MATCH,
                "应为带引号的版本号，例如 \"3\"",
                "expected a quoted version such as \"3\"");
    }

    /** What is said when there is no matter the caller may work on. */
    public static ResponseEntity<?> none(MatterOutcome outcome) {
        return answer(outcome, matter -> Optional.empty(), Optional.empty());
    }

    /**
     * Answers the opening of a matter.
     *
     * @param root path of the list it now stands in: {@code /api/studios}
     */
    public static ResponseEntity<?> opened(String root, MatterOutcome outcome, Function<Matter, Optional<?>> view) {
        return answer(outcome, view, Optional.of(root));
    }

    public static Problem notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到，或不在您的可见范围内", "it does not exist, or you may not know of it");
    }

    private static ResponseEntity<?> answer(
            MatterOutcome outcome, Function<Matter, Optional<?>> view, Optional<String> root) {
        return switch (outcome) {
            case MatterOutcome.Done done ->
                view.apply(done.matter())
                        .<ResponseEntity<?>>map(body -> done(done, body, root))
                        .orElseGet(() -> notFound().response());
            case MatterOutcome.NotFound none -> notFound().response();
            case MatterOutcome.NotTheirs foreign ->
                Problems.of(ProblemType.DEPARTMENT_NOT_ON_CASE, "贵部门不在其工作部门之列", "your department does not work on it")
                        .response();
            case MatterOutcome.OtherContent other ->
                Problems.field(
                                ProblemType.IDEMPOTENCY_CONFLICT,
                                "Idempotency-Key",
                                "此请求编号已用于另一内容",
                                "the key was used with other content")
                        .response();
            case MatterOutcome.Stale stale ->
                Problems.of(
                                ProblemType.STALE_VERSION,
                                "已更新到第 " + stale.current().version() + " 版",
                                "it is at version " + stale.current().version())
                        .with("current", view.apply(stale.current()).orElse(null))
                        .response(etag(stale.current()));
            case MatterOutcome.Refused refused -> refused.why().response();
        };
    }

    private static ResponseEntity<?> done(MatterOutcome.Done done, Object body, Optional<String> root) {
        Matter matter = done.matter();
        ResponseEntity.BodyBuilder response = root.map(
                        list -> ResponseEntity.created(URI.create(list + "/" + matter.id())))
                .orElseGet(ResponseEntity::ok)
                .eTag(Long.toString(matter.version()));
        if (done.repeated()) {
            response.header("Idempotent-Replay", "true");
        }
        return response.body(body);
    }

    private static HttpHeaders etag(Matter matter) {
        var headers = new HttpHeaders();
        headers.setETag("\"" + matter.version() + "\"");
        return headers;
    }
}
