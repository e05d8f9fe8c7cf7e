package cn.fengqiao.kit.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns what the framework throws into problems of the catalogue. Services throw nothing: they return problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FrameworkProblems {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

    /** Long enough for a restarting database not to be trampled, short enough for a person to wait. */
    private static final String RETRY_AFTER_SECONDS = "2";

    private static final String LOCK_NOT_FREE = "55P03";

    private final long maxBody;

    FrameworkProblems(long maxBody) {
        this.maxBody = maxBody;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return RequestGuard.tooLarge(maxBody).response();
            }
            if (cause instanceof JacksonException json) {
                return BodyProblems.of(json, maxBody).response();
            }
        }
        return Problems.of(ProblemType.BODY_MISSING, "请求需要 JSON 内容", "the request needs a JSON body")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException failure) {
        return RequestGuard.tooLarge(failure.getMaxUploadSize()).response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenMultipart(MultipartException failure) {
        return Problems.of(ProblemType.BODY_MALFORMED, "上传内容格式错误", "the multipart body is broken")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingPart(MissingServletRequestPartException failure) {
        return missingParameter(failure.getRequestPartName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingParameter(MissingServletRequestParameterException failure) {
        return missingParameter(failure.getParameterName());
    }

    private static ResponseEntity<ProblemDetail> missingParameter(String name) {
        return Problems.field(ProblemType.PARAMETER_MISSING, name, "缺少参数 " + name, name + " is missing")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingHeader(MissingRequestHeaderException failure) {
        String name = failure.getHeaderName();
        ProblemType type = name.equalsIgnoreCase(HttpHeaders.IF_MATCH)
                ? ProblemType.PRECONDITION_REQUIRED
                : ProblemType.HEADER_MISSING;
        return Problems.field(type, name, "缺少请求头 " + name, "the header " + name + " is missing")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> binding(ServletRequestBindingException failure) {
        return Problems.of(ProblemType.PARAMETER_INVALID, "参数不完整", "a parameter is missing or invalid")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException failure) {
        boolean header = failure.getParameter().hasParameterAnnotation(RequestHeader.class);
        Object[] constants = expected(failure).getEnumConstants();
        return Problems.field(
                        header ? ProblemType.HEADER_INVALID : ProblemType.PARAMETER_INVALID,
                        failure.getName(),
                        failure.getName() + " 的值无效",
                        "the value of " + failure.getName() + " is not valid")
                .with("allowed", constants == null ? null : Arrays.asList(constants))
                .response();
    }

    /** What a value should have been; of a parameter that takes several, what each should have been. */
    private static Class<?> expected(MethodArgumentTypeMismatchException failure) {
        ResolvableType type = ResolvableType.forMethodParameter(failure.getParameter());
        return Collection.class.isAssignableFrom(type.toClass())
                ? type.asCollection().getGeneric().toClass()
                : type.toClass();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException failure) {
        Map<String, String> fields = new LinkedHashMap<>();
        failure.getFieldErrors().forEach(error -> fields.putIfAbsent(error.getField(), reason(error)));
        return invalidFields(ProblemType.FIELD_INVALID, fields);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(HandlerMethodValidationException failure) {
        Map<String, String> fields = new LinkedHashMap<>();
        failure.getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> fields.putIfAbsent(
                                Objects.requireNonNullElse(
                                        result.getMethodParameter().getParameterName(), "?"),
                                reason(error))));
        return invalidFields(ProblemType.PARAMETER_INVALID, fields);
    }

    private static ResponseEntity<ProblemDetail> invalidFields(ProblemType type, Map<String, String> fields) {
        List<Map<String, String>> all = fields.entrySet().stream()
                .map(entry -> Map.of("field", entry.getKey(), "reason", entry.getValue()))
                .toList();
        Map.Entry<String, String> first = fields.entrySet().stream().findFirst().orElse(Map.entry("", ""));
        return Problems.of(type, first.getValue())
                .with("field", first.getKey().isEmpty() ? null : first.getKey())
                .with("fields", all)
                .response();
    }

    private static String reason(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException failure) {
        String[] supported = failure.getSupportedMethods();
        List<String> allowed = supported == null ? List.of() : List.of(supported);
        String methods = String.join(", ", allowed);
        return Problems.of(ProblemType.METHOD_NOT_ALLOWED, "此地址只接受 " + methods, "only " + methods + " here")
                .with("allowed", allowed)
                .response(failure.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeNotSupportedException failure) {
        return Problems.of(ProblemType.MEDIA_TYPE_UNSUPPORTED, "不支持此内容类型", "this media type is not supported")
                .with("supported", texts(failure.getSupportedMediaTypes()))
                .response(failure.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAcceptable(HttpMediaTypeNotAcceptableException failure) {
        return Problems.of(ProblemType.NOT_ACCEPTABLE, "无法提供此内容类型", "this media type cannot be produced")
                .with("supported", texts(failure.getSupportedMediaTypes()))
                .response();
    }

    private static List<String> texts(List<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }

    /** A form is looked into by whoever asks for parameters first, and that can be as late as in the handler. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException failure) {
        return Problems.of(ProblemType.REQUEST_REFUSED, "请求不被接受", "the request is not acceptable")
                .response();
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemDetail> noRoute() {
        return Problems.of(ProblemType.NO_SUCH_ROUTE, "没有此地址", "nothing answers here")
                .response();
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionTimedOutException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException failure) {
        LOG.warn("answering 503: {}", failure.toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return Problems.of(
                        ProblemType.TEMPORARILY_UNAVAILABLE,
                        "数据库暂时不可用，请稍后用同一请求编号重试",
                        "the database is away; repeat with the same key")
                .response(headers);
    }

    /** A lock that was not free in time is busy and no fault, but Spring has no class for it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> uncategorized(UncategorizedSQLException failure) {
        return failure.getSQLException() instanceof SQLException cause && LOCK_NOT_FREE.equals(cause.getSQLState())
                ? databaseAway(failure)
                : unforeseen(failure);
    }

    /** The last resort and the only broad catch: what nobody foresaw is logged under an incident and told to nobody. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception failure) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return Problems.of(ProblemType.REQUEST_REFUSED, "请求不被接受", "the request is not acceptable")
                    .response();
        }
        UUID incident = UUID.randomUUID();
        LOG.error("incident {}", incident, failure);
        return Problems.of(ProblemType.INTERNAL_ERROR, "请将事件编号告知管理员", "tell the administrator the incident")
                .with("incident", incident)
                .response();
    }
}
