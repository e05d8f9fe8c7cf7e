package cn.fengqiao.cases.screening;

/** How a question is answered. */
public enum QuestionKind {
    /** {@code YES} or {@code NO}. */
    YES_NO,
    /** One of the options. */
    CHOICE,
    /** A whole number from 0 to 999,999. */
    NUMBER,
    /** A short text; it is a remark to the others and never a finding by itself. */
    TEXT
}
