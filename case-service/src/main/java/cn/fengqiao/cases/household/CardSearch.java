package cn.fengqiao.cases.household;

import cn.fengqiao.cases.intake.CaseContents;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a search text asks for: what a number begins with, initials, or words of an address or name.
 *
 * @param number what the number begins with; null when the text is none
 * @param initials lower-case letters; null when it asks for none
 * @param words all of which have to stand in the address or a name
 */
record CardSearch(
        String text, @Nullable String number, @Nullable String initials, List<String> words) {

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{1,16}-H(-\\d{0,9})?");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static Optional<CardSearch> of(@Nullable String q) {
        String folded = q == null ? "" : CaseContents.folded(q).strip();
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        String upper = folded.toUpperCase(Locale.ROOT);
        boolean number = NUMBER.matcher(upper).matches();
        boolean initials = !number && Initials.asked(folded);
        return Optional.of(new CardSearch(
                folded, number ? upper : null, initials ? folded : null, Arrays.asList(SPACES.split(folded))));
    }

    /** Nothing of one character is in the index. */
    boolean tooShort() {
        return number == null
                && initials == null
                && words.stream().noneMatch(word -> word.codePointCount(0, word.length()) > 1);
    }

    /** Whether a card that the numbers of the index led to says what was asked. */
    boolean matches(CardContents card) {
        if (initials != null) {
            return card.members().stream()
                    .anyMatch(member -> Initials.of(member.name()).contains(initials));
        }
        List<String> texts = Stream.concat(
                        Stream.of(card.address()), card.members().stream().map(Member::name))
                .map(CaseContents::folded)
                .toList();
        return words.stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }
}
