package cn.fengqiao.cases.promising;

/** What became of what somebody wanted to do with a promise. */
public sealed interface PromiseDecision {

    /** @param next the promise as it stands then */
    record Taken(Promise next) implements PromiseDecision {}

    record Refused(PromiseRefusal why) implements PromiseDecision {}
}
