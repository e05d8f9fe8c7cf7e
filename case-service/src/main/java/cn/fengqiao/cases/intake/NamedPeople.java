package cn.fengqiao.cases.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is named in several reports of one dispute. Somebody whom two of them name comes once, as the first calls them, with
 * what only the later one knows of them.
 */
public final class NamedPeople {

    private NamedPeople() {}

    /** @param report which of the reports named them first, from 0 */
    public record Named(Party party, int report) {}

    /** @param reports who each names, the report of the case that lives on first */
    public static List<Named> of(List<List<Party>> reports) {
        List<Named> all = new ArrayList<>();
        for (int report = 0; report < reports.size(); report++) {
            // of two people who have one name in one report neither is the other
            List<Named> before = new ArrayList<>(all);
            for (Party party : reports.get(report)) {
                Named known = before.stream()
                        .filter(named -> same(named.party(), party))
                        .findFirst()
                        .orElse(null);
                if (known == null) {
                    all.add(new Named(party, report));
                } else {
                    before.remove(known);
                    all.set(all.indexOf(known), new Named(together(known.party(), party), known.report()));
                }
            }
        }
        return all;
    }

    /** By number where both have one; else by name, since both were named in what turned out to be one dispute. */
    private static boolean same(Party one, Party other) {
        String number = one.idNumber();
        return number != null && other.idNumber() != null
                ? number.equalsIgnoreCase(other.idNumber()) && one.idType() == other.idType()
                : one.name().equals(other.name());
    }

    private static Party together(Party first, Party later) {
        boolean numbered = first.idNumber() != null;
        return new Party(
                first.name(),
                first.role(),
                either(first.phone(), later.phone()),
                numbered ? first.idType() : later.idType(),
                numbered ? first.idNumber() : later.idNumber(),
                either(first.gender(), later.gender()),
                either(first.address(), later.address()));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T later) {
        return first == null ? later : first;
    }
}
