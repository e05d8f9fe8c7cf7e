package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Operation;
import cn.fengqiao.access.Operations;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.ProblemWriter;
import cn.fengqiao.kit.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks the access policy before every handler. What the policy does not know is refused to everybody. */
final class OperationGuard implements HandlerInterceptor {

    private final ProblemWriter writer;

    OperationGuard(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || OperationIds.exempt(method)) {
            // static resources do not exist in services: the resource handler only answers 404
            return true;
        }
        Optional<Problem> refusal = refusal(method);
        if (refusal.isPresent()) {
            writer.write(request, response, refusal.get());
        }
        return refusal.isEmpty();
    }

    private static Optional<Problem> refusal(HandlerMethod method) {
        Optional<Operation> operation = OperationIds.of(method).flatMap(Operations::find);
        if (operation.isEmpty()) {
            return Optional.of(
                    Problems.of(ProblemType.POLICY_MISSING, "此操作没有访问规则", "no policy row for this operation"));
        }
        Caller caller = CurrentCaller.get();
        return operation.get().allows(caller)
                ? Optional.empty()
                : Optional.of(refused(operation.get(), caller)
                        .with("operation", operation.get().id())
                        .with("roles", operation.get().roles()));
    }

    private static Problem refused(Operation operation, Caller caller) {
        return operation.keptFrom(caller)
                ? Problems.of(
                        ProblemType.OPERATION_REFUSED,
                        "此操作须由人员本人决定，程序不能代为进行；请登录后操作",
                        "a person decides this, and no program for them: sign in and do it yourself")
                : Problems.of(ProblemType.OPERATION_REFUSED, "您的岗位无权进行此操作", "none of your roles may do this");
    }
}
