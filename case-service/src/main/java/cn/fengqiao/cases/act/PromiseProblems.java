package cn.fengqiao.cases.act;

import cn.fengqiao.cases.promising.PromiseRefusal;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;

/** Says why something may not be done with a promise. */
public final class PromiseProblems {

    private PromiseProblems() {}

    public static Problem of(PromiseRefusal why) {
        return switch (why) {
            case PromiseRefusal.NotTheirs other ->
                Problems.of(ProblemType.PROMISE_NOT_THEIRS, "这是其他部门的承诺", "it is the promise of another department")
                        .with("departments", other.whose().stream().sorted().toList());
            case PromiseRefusal.Settled settled ->
                Problems.of(ProblemType.NOT_NOW, "该承诺" + settled.state().zh(), "it was settled before")
                        .with("state", settled.state());
            case PromiseRefusal.DayPassed passed ->
                Problems.field(
                        ProblemType.FIELD_INVALID,
                        "due",
                        "日期已过，应为 " + passed.today() + " 或之后",
                        "the day has passed; " + passed.today() + " or later");
            case PromiseRefusal.DayTooFar far ->
                Problems.field(
                        ProblemType.FIELD_INVALID,
                        "due",
                        "日期过远，应不晚于 " + far.latest(),
                        "too far ahead; not after " + far.latest());
            case PromiseRefusal.SameDay same ->
                Problems.field(
                        ProblemType.FIELD_INVALID,
                        "due",
                        "承诺日期已是 " + same.due(),
                        "it is promised for " + same.due() + " already");
            case PromiseRefusal.MovedTooOften often ->
                Problems.of(
                        ProblemType.NOT_NOW,
                        "已变更 " + often.times() + " 次，请登记兑现情况或免除",
                        "it was put off " + often.times() + " times; say what became of it");
        };
    }

    public static Problem notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "此案没有该承诺", "no such promise on the case");
    }
}
