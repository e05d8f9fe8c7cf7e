package cn.fengqiao.cases.vocabulary;

/** The code tables this service reads. */
public enum CodeSystem {
    DISPUTE_TYPE,
    SOURCE,
    SCALE,
    CASE_STATUS,
    DEPARTMENT,
    INTAKE_QUESTION,
    OUTCOME,
    PAUSE_REASON,
    DOCUMENT_KIND,
    STUDIO_SKILL,
    POST,
    TEAM_KIND,
    TEAM_ROLE,
    INCIDENT_KIND,
    JUDICIAL_CONFIRMATION,
    PATROL_PURPOSE,
    PROTECTION_APPLICANT,
    PROTECTION_DUTY
}
