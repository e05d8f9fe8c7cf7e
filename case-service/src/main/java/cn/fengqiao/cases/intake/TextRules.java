package cn.fengqiao.cases.intake;

import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a text of a request, named by its field; lengths are in characters as people count them. */
public final class TextRules {

    private TextRules() {}

    /** A text that has to say something. */
    public static Optional<Problem> said(String field, @Nullable String text, int most) {
        return text == null || !PlainText.visible(text)
                ? invalid(field, "请填写", "it says nothing")
                : notLonger(field, text, most);
    }

    /** A text that may be absent, and says something if it is there. */
    public static Optional<Problem> maySay(String field, @Nullable String text, int most) {
        return text == null ? Optional.empty() : said(field, text, most);
    }

    /** A text that may be absent or say nothing. */
    public static Optional<Problem> notLonger(String field, @Nullable String text, int most) {
        return text != null && text.codePointCount(0, text.length()) > most
                ? invalid(field, "不得超过 " + most + " 个字符", "at most " + most + " characters")
                : Optional.empty();
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
