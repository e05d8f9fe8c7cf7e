package cn.fengqiao.gateway;

import java.util.Set;

/** Where files are sent to: these addresses take more bytes, and more time, than any other. */
public final class UploadPaths {

    private static final Set<String> PATHS = Set.of("/api/imports", "/api/people/imports", "/api/households/imports");

    private UploadPaths() {}

    /** Whether exactly this path takes files; what lies behind it does not. */
    public static boolean contain(String path) {
        return PATHS.contains(path);
    }
}
