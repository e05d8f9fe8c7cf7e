package cn.fengqiao.cases.dispute;

/**
 * What can be done to a case, in the words dispatchers use. In the order in which it is proposed: what takes the case
 * forward, then what belongs to the work on it, then what moves it elsewhere, last what ends a part in it or the case
 * itself.
 */
public enum CaseAction {
    ACCEPT("cases.accept", "accept", "受理", true),
    ASSIGN("cases.assign", "assign", "交办", true),
    SIGN("cases.sign", "sign", "签收", true),
    START_RESOLVING("cases.startResolving", "start-resolving", "开始化解", true),
    PERFORM("cases.perform", "perform", "履行完毕", true),
    APPLY_WRITE_OFF("cases.applyWriteOff", "write-off/apply", "申请销号", true),
    SHARE_ACCEPT("cases.shareAccept", "shares/accept", "接受协办", true),
    SHARE_DONE("cases.shareDone", "shares/done", "协办完成", true),
    CONTACT("cases.contact", "contact", "首次接触", false),
    REPORT_BACK("cases.reportBack", "report-back", "反馈", false),
    AMEND("cases.amend", "amend", "补正", false),
    COMMIT("commitments.make", "commitments", "作出承诺", false),
    PLAN("cases.plan", "plan", "制定方案", false),
    FOLLOW_UP("cases.followUp", "follow-up", "回访", false),
    AGREE("cases.agree", "agree", "达成协议", false),
    MEDIATE("mediation.consent", "mediation/consents", "记录调解意愿", false),
    PROTECT("mediation.flagChild", "mediation/safety/child", "标记未成年人处于危险", false),
    REPORT_DANGER("mediation.report", "mediation/safety/report", "登记强制报告", false),
    SAFEGUARD("protections.apply", "protections/orders", "申请人身安全保护令", false),
    MAKE_PAPER("mediation.makePaper", "mediation/papers/RIGHTS_NOTICE", "生成调解文书", false),
    RECORD_OUTCOME("cases.recordOutcome", "outcome", "办结", false),
    PASS_WRITE_OFF("cases.passWriteOff", "write-off/pass", "验收销号", false),
    FAIL_WRITE_OFF("cases.failWriteOff", "write-off/fail", "验收退回", false),
    SHARE_ASK("cases.shareAsk", "shares/ask", "邀请协办", false),
    RESTRICT("cases.restrict", "restrict", "限制知悉", false),
    LIFT_RESTRICTION("cases.liftRestriction", "restrict/lift", "解除限制知悉", false),
    PAUSE("cases.pause", "pause", "挂起", false),
    RESUME("cases.resume", "resume", "恢复", false),
    ASK_EXTENSION("cases.askExtension", "extension/ask", "申请延期", false),
    GRANT_EXTENSION("cases.grantExtension", "extension/grant", "同意延期", false),
    REFUSE_EXTENSION("cases.refuseExtension", "extension/refuse", "不同意延期", false),
    RAISE_UP("cases.raiseUp", "raise-up", "上报", false),
    INSTRUCT("cases.instruct", "instruct", "批示", false),
    SUPERVISE("cases.supervise", "supervise", "督办", false),
    CANCEL_SUPERVISION("cases.cancelSupervision", "supervise/cancel", "解除督办", false),
    HAND_OVER("cases.handOver", "hand-over", "移交", false),
    RETURN("cases.return", "return", "回退", false),
    SHARE_WAIVE("cases.shareWaive", "shares/waive", "免除协办", false),
    SHARE_REVOKE("cases.shareRevoke", "shares/revoke", "撤销共享", false),
    SHARE_REJECT("cases.shareReject", "shares/reject", "退回协办", false),
    BREACH("cases.breach", "breach", "未履行", false),
    GUIDE("cases.guide", "guide", "引导其他途径", false),
    REOPEN("cases.reopen", "reopen", "重开", false),
    MERGE("cases.merge", "merge", "并案", false),
    DECLINE("cases.decline", "decline", "不予受理", false),
    REFER_OUT("cases.referOut", "refer-out", "转出", false);

    private final String operationId;
    private final String path;
    private final String zh;
    private final boolean takesForward;

    CaseAction(String operationId, String path, String zh, boolean takesForward) {
        this.operationId = operationId;
        this.path = path;
        this.zh = zh;
        this.takesForward = takesForward;
    }

    /** The operation of the access policy that opens the door to it. */
    public String operationId() {
        return operationId;
    }

    /** Where it is posted to, below the case. */
    public String path() {
        return path;
    }

    public String zh() {
        return zh;
    }

    /**
     * Whether it takes the case on, so that it may be proposed. To give a case away, to send it back and to let it end in
     * another are decisions that nobody should be nudged to.
     */
    public boolean takesForward() {
        return takesForward;
    }
}
