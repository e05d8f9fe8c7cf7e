package cn.fengqiao.cases.store;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clock.ClockKind;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The columns of the list of cases as it leaves the system, in their order. None of them is about a person. Each belongs to a
 * class of the access policy; one beyond {@link FieldClass#EXISTENCE} is empty for cases the caller's department is not on.
 */
public enum CaseListColumn {
    NUMBER("案件编号", FieldClass.EXISTENCE, Form.TEXT, "c.number"),
    TYPE("类别代码", FieldClass.EXISTENCE, Form.TEXT, "c.type"),
    TYPE_NAME("类别", FieldClass.EXISTENCE, Form.CODE, """
            case
                when c.proposals is not null and c.proposals @> jsonb_build_array(jsonb_build_object('field', 'TYPE', 'code', c.type)) then c.type || '%s'
                else c.type
            end""".formatted(CaseListColumn.PROPOSED)),
    SOURCE("来源", FieldClass.EXISTENCE, Form.CODE, "c.source"),
    SCALE("规模", FieldClass.NARRATIVE, Form.CODE, "c.scale"),
    AREA("区域代码", FieldClass.EXISTENCE, Form.CODE, "c.area"),
    PLACE("区域", FieldClass.EXISTENCE, Form.CODE, "c.area"),
    STATUS("状态代码", FieldClass.EXISTENCE, Form.TEXT, "c.status"),
    STATUS_NAME("状态", FieldClass.EXISTENCE, Form.CODE, "c.status"),
    COLOUR("预警颜色", FieldClass.EXISTENCE, Form.TEXT, "(array['无', '蓝', '黄', '红'])[c.colour + 1]"),
    CERTAINTY("评估状态", FieldClass.EXISTENCE, Form.TEXT, """
            case c.certainty
                when 'PROVISIONAL' then '暂定'
                when 'CONFIRMED' then '已确认'
                when 'REVIEW_DUE' then '待复核'
                else c.certainty
            end"""),
    LEAD("牵头部门", FieldClass.EXISTENCE, Form.CODE, "c.lead"),
    DEPARTMENTS("参与部门", FieldClass.EXISTENCE, Form.CODES, "c.departments"),
    RAISED_AT("上报时间", FieldClass.EXISTENCE, Form.TIME, "c.raised_at"),
    FOUND_AT("发现时间", FieldClass.EXISTENCE, Form.TIME, "c.found_at"),
    UPDATED_AT("更新时间", FieldClass.EXISTENCE, Form.TIME, "c.updated_at"),
    // the next of the house's own clocks, as the queue shows it
    DUE_AT("到期时间", FieldClass.EXISTENCE, Form.TIME, """
            case when c.open then (
                select min((clock ->> 'due')::timestamptz)
                from jsonb_array_elements(c.clocks) clock
                where clock ->> 'kind' in (%s)
                and clock -> 'metAt' is null
                and clock -> 'pausedFor' is null)
            end""".formatted(Arrays.stream(ClockKind.values())
            .filter(ClockKind::house)
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ")))),
    SUPERVISION("督办", FieldClass.TIMELINE, Form.TEXT, """
            case c.supervision
                when 'NONE' then '无'
                when 'ORDINARY' then '一般督办'
                when 'YELLOW_CARD' then '黄牌督办'
                when 'RED_CARD' then '红牌督办'
                else c.supervision
            end"""),
    TIER("责任层级", FieldClass.TIMELINE, Form.TEXT, """
            case c.tier
                when 'L3' then '三级'
                when 'L2' then '二级'
                when 'L1' then '一级'
                else c.tier
            end"""),
    MODE("性质", FieldClass.EXISTENCE, Form.TEXT, "case c.mode when 'ACTUAL' then '实案' else '演练' end");

    /** Stands behind a code that was only proposed. */
    public static final String PROPOSED = "（建议）";

    /** What the database sends of a column. */
    public enum Form {
        /** What is shown, in UTF-8. */
        TEXT,
        /** A code that has a name. */
        CODE,
        /** An array of codes that have names. */
        CODES,
        /** A moment. */
        TIME
    }

    private final String title;
    private final FieldClass field;
    private final Form form;
    private final String expression;

    CaseListColumn(String title, FieldClass field, Form form, String expression) {
        this.title = title;
        this.field = field;
        this.form = form;
        this.expression = expression;
    }

    public String title() {
        return title;
    }

    /** What the access policy takes it for. */
    public FieldClass field() {
        return field;
    }

    public Form form() {
        return form;
    }

    String expression() {
        return expression;
    }
}
