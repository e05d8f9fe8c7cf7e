package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.CaseListField;

/** The columns of the list of cases as it leaves the system, in their order. */
enum ListColumn {
    NUMBER("案件编号", CaseListField.NUMBER, Form.TEXT),
    TYPE("类别代码", CaseListField.TYPE, Form.NAME),
    TYPE_NAME("类别", CaseListField.TYPE, Form.NAME_OF_A_TYPE),
    SOURCE("来源", CaseListField.SOURCE, Form.NAME),
    SCALE("规模", CaseListField.SCALE, Form.NAME),
    AREA("区域代码", CaseListField.AREA, Form.NAME),
    PLACE("区域", CaseListField.AREA, Form.NAME),
    STATUS("状态代码", CaseListField.STATUS, Form.NAME),
    STATUS_NAME("状态", CaseListField.STATUS, Form.NAME),
    COLOUR("预警颜色", CaseListField.COLOUR, Form.NAME),
    CERTAINTY("评估状态", CaseListField.CERTAINTY, Form.NAME),
    LEAD("牵头部门", CaseListField.LEAD, Form.NAME),
    DEPARTMENTS("参与部门", CaseListField.DEPARTMENTS, Form.NAME),
    RAISED_AT("上报时间", CaseListField.RAISED_AT, Form.TIME),
    FOUND_AT("发现时间", CaseListField.FOUND_AT, Form.TIME),
    UPDATED_AT("更新时间", CaseListField.UPDATED_AT, Form.TIME),
    DUE_AT("到期时间", CaseListField.DUE_AT, Form.TIME),
    SUPERVISION("督办", CaseListField.SUPERVISION, Form.NAME),
    TIER("责任层级", CaseListField.TIER, Form.NAME),
    MODE("性质", CaseListField.MODE, Form.NAME);

    /** How what is sent becomes what is shown. */
    enum Form {
        /** As it is sent, in UTF-8. */
        TEXT,
        /** What it is called. */
        NAME,
        /** What the type is called, and that it was only proposed if it was. */
        NAME_OF_A_TYPE,
        /** A moment, as the second that has begun. */
        TIME
    }

    private final String title;
    private final CaseListField field;
    private final Form form;

    ListColumn(String title, CaseListField field, Form form) {
        this.title = title;
        this.field = field;
        this.form = form;
    }

    String title() {
        return title;
    }

    CaseListField field() {
        return field;
    }

    Form form() {
        return form;
    }
}
