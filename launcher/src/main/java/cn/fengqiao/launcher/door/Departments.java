package cn.fengqiao.launcher.door;

import java.util.Locale;

/** How the departments of the demo subdistrict are called by people, in the API, and as clients of identity. */
final class Departments {

    private Departments() {}

    /** The API's code: {@code URBAN_MANAGEMENT} for {@code urban-management}, {@code urban} or the code itself. */
    static String code(String name) {
        String code = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return code.equals("URBAN") ? "URBAN_MANAGEMENT" : code;
    }

    /** The department's own system at identity: {@code urban-management-system}. */
    static String client(String name) {
        return code(name).toLowerCase(Locale.ROOT).replace('_', '-') + "-system";
    }
}
