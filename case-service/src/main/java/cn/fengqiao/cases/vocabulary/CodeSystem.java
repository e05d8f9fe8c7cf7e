package cn.fengqiao.cases.vocabulary;

/** The code tables this service reads. */
public enum CodeSystem {
    DISPUTE_TYPE,
    SOURCE,
    SCALE,
    CASE_STATUS,
    DEPARTMENT,
    INTAKE_QUESTION,
    INCIDENT_KIND
}
