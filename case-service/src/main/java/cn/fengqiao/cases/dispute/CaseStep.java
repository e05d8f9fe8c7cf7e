package cn.fengqiao.cases.dispute;

/** One of several facts that follow from one act; each is decided on the case as the one before left it. */
@FunctionalInterface
public interface CaseStep {
    CaseDecision on(DisputeCase dispute, Acting by);
}
