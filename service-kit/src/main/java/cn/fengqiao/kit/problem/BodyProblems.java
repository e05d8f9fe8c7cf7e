package cn.fengqiao.kit.problem;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a request body, where, and nothing about the machinery that read it. */
final class BodyProblems {

    private static final int FEW = 40;

    private BodyProblems() {}

    static Problem of(JacksonException failure, long maxBody) {
        return switch (failure) {
            case JacksonIOException io when io.getCause() instanceof BodyTooLarge -> RequestGuard.tooLarge(maxBody);
            case ControlCharacters found ->
                at(
                        Problems.of(
                                ProblemType.CONTROL_CHARACTERS,
                                "文本第 " + (found.index() + 1) + " 个字符不被允许",
                                "character " + (found.index() + 1) + " of the text is not allowed"),
                        failure);
            case UnrecognizedPropertyException unknown ->
                at(
                        Problems.of(
                                ProblemType.UNKNOWN_FIELD,
                                "没有名为 " + name(unknown.getPropertyName()) + " 的字段",
                                "there is no field " + name(unknown.getPropertyName())),
                        failure);
            case InvalidNullException missing -> missing(failure);
            case InvalidFormatException format -> format(format);
            case ValueInstantiationException refused -> refusedByConstructor(refused);
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamConstraintsException deep ->
                at(
                        Problems.of(
                                ProblemType.BODY_TOO_DEEP,
                                "请求内容超出嵌套深度或长度限制",
                                "the body exceeds a limit of depth or length"),
                        failure);
            case InputCoercionException outOfRange -> outOfRange(outOfRange);
            case StreamReadException broken -> broken(broken);
            default -> at(Problems.of(ProblemType.BODY_MALFORMED, "无法读取请求内容", "the body cannot be read"), failure);
        };
    }

    private static Problem missing(JacksonException failure) {
        return at(Problems.of(ProblemType.FIELD_MISSING, "此字段必填", "the field is required"), failure);
    }

    private static Problem format(InvalidFormatException failure) {
        Class<?> target = failure.getTargetType();
        if (target != null && target.isEnum()) {
            List<String> allowed = Arrays.stream(target.getEnumConstants())
                    .map(Object::toString)
                    .toList();
            return at(Problems.of(ProblemType.UNKNOWN_VALUE, "值不在允许范围内", "the value is not in the list"), failure)
                    .with("allowed", allowed.size() <= FEW ? allowed : null);
        }
        if (target != null && temporal(target)) {
            return at(
                    Problems.of(
                            ProblemType.IMPOSSIBLE_DATE, "日期或时间无效，应为 ISO 8601 格式", "not a date or time in ISO 8601"),
                    failure);
        }
        return wrongType(failure, target);
    }

    private static Problem refusedByConstructor(ValueInstantiationException failure) {
        Throwable cause = failure.getCause();
        String why = cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "the value is not valid";
        return at(Problems.of(ProblemType.FIELD_INVALID, chinese(failure.getType()), why), failure);
    }

    /** What a constructor says is English; of the values that people write it is said in Chinese as well. */
    private static String chinese(JavaType type) {
        if (type.hasRawClass(Department.class)) {
            return "不是部门代码，应为大写字母和下划线，例如 COMMUNITY";
        }
        return type.hasRawClass(AreaPath.class) ? "不是区域代码，应为以点分隔的大写代码，例如 HC.FQ.C03" : "值无效，请对照接口文档检查此字段";
    }

    private static Problem mismatch(MismatchedInputException failure) {
        String message = failure.getOriginalMessage();
        if (message != null && message.startsWith("Missing required creator property '")) {
            String field =
                    message.substring(message.indexOf('\'') + 1, message.indexOf('\'', message.indexOf('\'') + 1));
            return Problems.field(
                    ProblemType.FIELD_MISSING, within(path(failure), field), "此字段必填", "the field is required");
        }
        if (message != null && message.startsWith("No content to map")) {
            return Problems.of(ProblemType.BODY_MISSING, "请求内容为空", "the body is empty");
        }
        if (message != null && message.startsWith("Trailing token")) {
            return at(
                    Problems.of(ProblemType.BODY_MALFORMED, "JSON 之后还有多余内容", "there is more after the JSON value"),
                    failure);
        }
        return wrongType(failure, failure.getTargetType());
    }

    private static Problem wrongType(JacksonException failure, @Nullable Class<?> target) {
        String expected = expected(target);
        return at(Problems.of(ProblemType.WRONG_TYPE, "应为 " + expected, "expected " + expected), failure)
                .with("expected", expected);
    }

    /** A whole number that the type cannot hold; what the field allows may be less, and is said when it comes to that. */
    private static Problem outOfRange(InputCoercionException failure) {
        Class<?> target = failure.getTargetType();
        String range = target == int.class || target == Integer.class
                ? Integer.MIN_VALUE + " – " + Integer.MAX_VALUE
                : target == long.class || target == Long.class ? Long.MIN_VALUE + " – " + Long.MAX_VALUE : null;
        return range == null
                ? wrongType(failure, target)
                : at(Problems.of(ProblemType.WRONG_TYPE, "应为整数，" + range, "expected an integer, " + range), failure)
                        .with("expected", "integer, " + range);
    }

    private static Problem broken(StreamReadException failure) {
        String message = failure.getOriginalMessage() == null ? "" : failure.getOriginalMessage();
        if (message.startsWith("Duplicate Object property")) {
            String field = message.replaceFirst("(?s)^Duplicate Object property \"(.*)\"$", "$1");
            String inside = path(failure);
            return Problems.field(
                    ProblemType.DUPLICATE_FIELD, within(inside, name(field)), "同一字段出现两次", "the field is given twice");
        }
        if (message.contains("UTF-8")) {
            return located(
                    Problems.of(ProblemType.BODY_NOT_UTF8, "请求内容不是有效的 UTF-8", "the body is not valid UTF-8"), failure);
        }
        if (message.startsWith("Illegal unquoted character") || message.contains("CTRL-CHAR")) {
            return located(
                    Problems.of(
                            ProblemType.CONTROL_CHARACTERS, "文本含有未转义的控制字符", "a text contains a raw control character"),
                    failure);
        }
        return located(Problems.of(ProblemType.BODY_MALFORMED, "JSON 语法错误", "the JSON is broken"), failure);
    }

    private static Problem located(Problem problem, JacksonException failure) {
        var location = failure.getLocation();
        if (location != null && location.getLineNr() > 0) {
            problem.with("line", location.getLineNr()).with("column", location.getColumnNr());
        }
        return at(problem, failure);
    }

    private static Problem at(Problem problem, JacksonException failure) {
        String path = path(failure);
        return path.isEmpty() ? problem : problem.with("field", path);
    }

    /** {@code parties[1].phone}. */
    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name(step.getPropertyName()));
            }
        }
        return path.toString();
    }

    /** The path of {@code field}, which Jackson sometimes has added to the path already. */
    private static String within(String path, String field) {
        boolean complete = path.equals(field) || path.endsWith("." + field);
        if (path.isEmpty()) {
            return field;
        }
        return complete ? path : path + "." + field;
    }

    /** A name sent by the client, harmless to print. */
    private static String name(String sent) {
        String clean = sent.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return PlainText.printable(clean);
    }

    private static boolean temporal(Class<?> type) {
        return TemporalAccessor.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true | false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "array";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "object";
        }
        return temporal(type) ? "ISO 8601" : "string";
    }
}
