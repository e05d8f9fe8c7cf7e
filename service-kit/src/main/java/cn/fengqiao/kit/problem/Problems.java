package cn.fengqiao.kit.problem;

/**
 * Makes problems. Titles and, where both are given, details are Chinese unless the request prefers English.
 *
 * <pre>{@code
 * return Problems.of(ProblemType.NOT_NOW, "办结的案件不能移交", "a closed case cannot be handed over")
 *         .with("caseStatus", status)
 *         .response();
 * }</pre>
 */
public final class Problems {

    private Problems() {}

    /** A problem whose detail is in one language, or is a name that needs none. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, detail);
    }

    public static Problem of(ProblemType type, String detailZh, String detailEn) {
        boolean english = Language.ofRequest() == Language.ENGLISH;
        return new Problem(type, english ? type.en() : type.zh(), english ? detailEn : detailZh);
    }

    /** The one of two texts that the request prefers; Chinese unless it is English. */
    public static String said(String zh, String en) {
        return Language.ofRequest() == Language.ENGLISH ? en : zh;
    }

    /** A problem that names the field it is about. */
    public static Problem field(ProblemType type, String field, String detailZh, String detailEn) {
        return of(type, detailZh, detailEn).with("field", field);
    }
}
