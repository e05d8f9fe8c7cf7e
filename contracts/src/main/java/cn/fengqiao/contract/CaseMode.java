package cn.fengqiao.contract;

/** Whether a case is real or part of a drill; drills are kept out of every statistic. */
public enum CaseMode {
    ACTUAL,
    EXERCISE
}
