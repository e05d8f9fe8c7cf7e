package cn.fengqiao.cases.dispute;

/**
 * What can be done to a case, in the words dispatchers use. In the order in which it is proposed: what takes the case
 * forward, then what moves it elsewhere, last what ends a part in it or the case itself.
 */
public enum CaseAction {
    ACCEPT("cases.accept", "accept", "受理"),
    ASSIGN("cases.assign", "assign", "交办"),
    SIGN("cases.sign", "sign", "签收"),
    SHARE_ACCEPT("cases.shareAccept", "shares/accept", "接受协办"),
    SHARE_DONE("cases.shareDone", "shares/done", "协办完成"),
    HAND_OVER("cases.handOver", "hand-over", "移交"),
    RETURN("cases.return", "return", "回退"),
    SHARE_REJECT("cases.shareReject", "shares/reject", "退回协办"),
    MERGE("cases.merge", "merge", "并案");

    private final String operationId;
    private final String path;
    private final String zh;

    CaseAction(String operationId, String path, String zh) {
        this.operationId = operationId;
        this.path = path;
        this.zh = zh;
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
        return compareTo(SHARE_DONE) <= 0;
    }
}
