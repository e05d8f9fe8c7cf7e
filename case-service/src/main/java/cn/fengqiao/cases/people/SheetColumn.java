package cn.fengqiao.cases.people;

import java.util.Arrays;
import java.util.Optional;

/** The columns of the sheet, in the order of the template. */
enum SheetColumn {
    KIND("类别", "kind"),
    AREA("地点编码", "area"),
    NAME("名称", "name"),
    CODE("工号", "code"),
    DEPARTMENT("部门", "department"),
    POSTS("岗位", "posts"),
    PHONE("电话", "phone"),
    SUBJECT("账号", "subject"),
    TEAM_KIND("队伍类型", "teamKind"),
    AREAS("服务范围", "areas"),
    ROLE("角色", "role"),
    LEVEL("层级", "level"),
    SEAT("席位", "seat"),
    FROM("起始日", "since"),
    UNTIL("截止日", "until");

    private final String zh;
    private final String en;

    SheetColumn(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    /** The column of that name, in either language. */
    static Optional<SheetColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.zh.equals(name) || column.en.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The column in which a field of a request was entered. */
    static SheetColumn ofField(String field) {
        return switch (field) {
            case "home" -> AREA;
            case "kind" -> TEAM_KIND;
            case "official" -> CODE;
            case "activeFrom" -> FROM;
            case "activeUntil" -> UNTIL;
            default -> named(field).orElse(KIND);
        };
    }
}
