package cn.fengqiao.gateway;

import java.util.Set;
import java.util.regex.Pattern;

/** Where files are sent to: these addresses take more bytes, and more time, than any other. */
public final class UploadPaths {

    private static final Set<String> PATHS = Set.of("/api/imports", "/api/people/imports", "/api/households/imports");

    /** A document of a case is filed below it. */
    private static final Pattern DOCUMENTS = Pattern.compile("/api/cases/[0-9a-fA-F-]{36}/documents");

    private UploadPaths() {}

    /** Whether exactly this path takes files; what lies behind it does not. */
    public static boolean contain(String path) {
        return PATHS.contains(path) || DOCUMENTS.matcher(path).matches();
    }
}
