package cn.fengqiao.access;

/** Why a field class is not shown, in words the caller may read. */
public enum HiddenReason {
    OUTSIDE_AREA("案件不在您的管辖区域", "the case lies outside your area"),
    RESTRICTED("案件仅限承办部门查看", "only the departments on the case may know of it"),
    NOT_ON_CASE("贵部门未参与此案", "your department is not on the case"),
    NO_LONGER_ON_CASE(
            "贵部门已不再参与此案，只能查看本部门所写的内容", "your department is no longer on the case and sees what it wrote itself"),
    NOT_LEAD("仅限公安、社区及牵头部门查看", "only police, community and the lead department see this"),
    NEVER_FOR_DEPARTMENT("按规定贵部门不得查看", "by rule your department never sees this"),
    NOT_FOR_ROLE("您的岗位无权查看", "your role does not see this");

    private final String zh;
    private final String en;

    HiddenReason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
