package cn.fengqiao.cases.hints;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.Names;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.contract.AreaPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is being typed, brought once to the form in which it is compared with many cases.
 *
 * @param address normalised; null when there is none
 * @param phone normalised; null when there is none
 * @param idNumber normalised; null when there is none
 * @param names by which somebody can be told from others, normalised
 * @param title pairs of its characters; empty when there is none
 */
record Typed(
        AreaPath area,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String idNumber,
        Set<String> names,
        @Nullable String type,
        Set<String> title) {

    static Typed of(HintRequest request) {
        return new Typed(
                request.area(),
                normalised(request.address(), Address::normalised),
                normalised(request.phone(), Phones::normalised),
                normalised(request.idNumber(), Names::normalised),
                request.names() == null ? Set.of() : Names.telling(request.names()),
                request.type(),
                request.title() == null ? Set.of() : pairs(request.title()));
    }

    /** Dice's coefficient over pairs of characters. */
    double likeness(String other) {
        Set<String> theirs = pairs(other);
        long shared = theirs.stream().filter(title::contains).count();
        return title.isEmpty() || theirs.isEmpty() ? 0 : 2.0 * shared / (title.size() + theirs.size());
    }

    private static @Nullable String normalised(@Nullable String text, UnaryOperator<String> form) {
        return text == null || text.isBlank() ? null : form.apply(text);
    }

    private static Set<String> pairs(String text) {
        String folded = CaseContents.folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 2; i <= folded.length(); i++) {
            pairs.add(folded.substring(i - 2, i));
        }
        return pairs;
    }
}
