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
    NUMBER("案件编号", FieldClass.EXISTENCE, safe("c.number")),
    TYPE("类别代码", FieldClass.EXISTENCE, safe("c.type")),
    TYPE_NAME("类别", FieldClass.EXISTENCE, """
            coalesce(:types::jsonb ->> c.type, %s)
            || case
                when c.proposals @> jsonb_build_array(jsonb_build_object('field', 'TYPE', 'code', c.type)) then '（建议）'
                else ''
            end""".formatted(safe("c.type"))),
    SOURCE("来源", FieldClass.EXISTENCE, "coalesce(:sources::jsonb ->> c.source, %s)".formatted(safe("c.source"))),
    SCALE("规模", FieldClass.NARRATIVE, "coalesce(:scales::jsonb ->> c.scale, %s)".formatted(safe("c.scale"))),
    AREA(
            "区域代码",
            FieldClass.EXISTENCE,
            "coalesce(:grids::jsonb ->> c.area, substring(c.area from '^[^.]+(?:[.][^.]+){0,3}'))"),
    PLACE("区域", FieldClass.EXISTENCE, ":places::jsonb ->> c.area"),
    STATUS("状态代码", FieldClass.EXISTENCE, "c.status"),
    STATUS_NAME("状态", FieldClass.EXISTENCE, "coalesce(:statusNames::jsonb ->> c.status, c.status)"),
    COLOUR("预警颜色", FieldClass.EXISTENCE, "(array['无', '蓝', '黄', '红'])[c.colour + 1]"),
    CERTAINTY("评估状态", FieldClass.EXISTENCE, """
            case c.certainty
                when 'PROVISIONAL' then '暂定'
                when 'CONFIRMED' then '已确认'
                when 'REVIEW_DUE' then '待复核'
                else c.certainty
            end"""),
    LEAD("牵头部门", FieldClass.EXISTENCE, "coalesce(:departmentNames::jsonb ->> c.lead, c.lead)"),
    DEPARTMENTS("参与部门", FieldClass.EXISTENCE, "on_it.names"),
    RAISED_AT("上报时间", FieldClass.EXISTENCE, "c.raised_at::timestamp(0)"),
    FOUND_AT("发现时间", FieldClass.EXISTENCE, "c.found_at::timestamp(0)"),
    UPDATED_AT("更新时间", FieldClass.EXISTENCE, "c.updated_at::timestamp(0)"),
    // the next of the house's own clocks, as the queue shows it
    DUE_AT("到期时间", FieldClass.EXISTENCE, """
            case when c.open then (
                select min((clock ->> 'due')::timestamptz)
                from jsonb_array_elements(c.clocks) clock
                where clock ->> 'kind' in (%s)
                and clock -> 'metAt' is null
                and clock -> 'pausedFor' is null)::timestamp(0)
            end""".formatted(Arrays.stream(ClockKind.values())
            .filter(ClockKind::house)
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ")))),
    SUPERVISION("督办", FieldClass.TIMELINE, """
            case c.supervision
                when 'NONE' then '无'
                when 'ORDINARY' then '一般督办'
                when 'YELLOW_CARD' then '黄牌督办'
                when 'RED_CARD' then '红牌督办'
                else c.supervision
            end"""),
    TIER("责任层级", FieldClass.TIMELINE, """
            case c.tier
                when 'L3' then '三级'
                when 'L2' then '二级'
                when 'L1' then '一级'
                else c.tier
            end"""),
    MODE("性质", FieldClass.EXISTENCE, "case c.mode when 'ACTUAL' then '实案' else '演练' end");

    private final String title;
    private final FieldClass field;
    private final String expression;

    CaseListColumn(String title, FieldClass field, String expression) {
        this.title = title;
        this.field = field;
        this.expression = expression;
    }

    public String title() {
        return title;
    }

    /** What the access policy takes it for. */
    public FieldClass field() {
        return field;
    }

    String expression() {
        return expression;
    }

    /** What a spreadsheet would take for a formula gets an apostrophe in front: a tab, CR, + - = or @ at its beginning. */
    private static String safe(String text) {
        return "case when ascii(%1$s) in (9, 13, 43, 45, 61, 64) then '''' || %1$s else %1$s end".formatted(text);
    }
}
