package cn.fengqiao.cases.dispute;

/** What has to be true before a case is written off (domain of the house: eleven guards, each with a refusal of its own). */
public enum WriteOffGuard {
    OUTCOME_SET("办结结果已登记"),
    PERFORMED_OR_GUIDED("协议已履行，或引导告知书已送达"),
    TASKS_DONE("各部门任务和承诺均已完成或已说明理由免除"),
    DOCUMENTS_PRESENT("必备文书齐全"),
    FOLLOWED_UP("各方当事人均已回访，或已在三个不同日期登记回访未果"),
    NOT_RED("不是红色预警"),
    NOT_PROVISIONAL("必答的风险问题已答全，颜色不是暂定"),
    YELLOW_BY_L2("黄色预警由二级责任人验收"),
    OTHER_EYES("验收人不是承办人或调解员"),
    NO_PROTECTION_OPEN("没有未了结的保护义务"),
    RISK_REVIEWED("办结后已重新评估风险");

    private final String zh;

    WriteOffGuard(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
