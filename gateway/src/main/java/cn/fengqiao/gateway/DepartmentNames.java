package cn.fengqiao.gateway;

import java.util.Map;

/** What the founding departments are called; one that a city added goes by its code until it is named here. */
public final class DepartmentNames {

    private static final Map<String, String> NAMES = Map.of(
            "POLICE", "公安",
            "URBAN_MANAGEMENT", "城管",
            "EMERGENCY", "应急",
            "COMMUNITY", "社区",
            "PLATFORM", "平台");

    private DepartmentNames() {}

    public static String of(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
