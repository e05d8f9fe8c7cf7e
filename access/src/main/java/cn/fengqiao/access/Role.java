package cn.fengqiao.access;

/** What a caller was appointed to do. A caller may hold several; what they may see and do is the union. */
public enum Role {
    /** 部门调度员: triages, assigns, watches what nobody has signed for. */
    DISPATCHER,
    /** 预警接收人: takes an escalation in the field. */
    RECEIVER,
    /** 跨部门联络员: answers requests of other departments. */
    LIAISON,
    /** 调解员. */
    MEDIATOR,
    /** 网格员. */
    GRID_WORKER,
    /** 领导: oversees, instructs, counts. */
    LEADER,
    /** 审计员: verifies who read what; sees no person. */
    AUDITOR,
    /** 管理员: keeps the machinery running; sees no person. */
    ADMIN,
    /** A department's own system, raising and reading cases by program. */
    SYSTEM,
    /** The gateway's own client, which reports what it delivered. */
    FEED,
    /** Another service of the platform. */
    SERVICE
}
