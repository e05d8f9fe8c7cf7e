package cn.fengqiao.cases.figures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of an answer is held back from an outsider, who could otherwise recognise a household in a number of one to four.
 *
 * <p>A small number is hidden, and with it every number that it is a part of: the sum of outcomes, the mottoes, the open
 * ones, the last line of all groups. What remains is made of numbers that are no secret, so nothing can be subtracted from
 * anything: for each hidden number there is another one with which the same answer would have been given.
 *
 * <p>No secret is what everybody of the area can list: the cases behind a number that shows in the status. To hide such a number
 * would only have it counted by hand.
 *
 * <p>Guarantees nothing about several answers laid side by side; each is asked under a name and is in the log.
 */
public final class Suppression {

    /** The largest number that is hidden; lengths of time are told from one more on. */
    public static final int SMALL = 4;

    private static final Set<Measure> MOTTOES =
            EnumSet.of(Measure.IN_COMMUNITY, Measure.IN_SUBDISTRICT, Measure.UPWARD);
    private static final Set<Measure> SETTLED_WELL =
            EnumSet.of(Measure.SUCCESS, Measure.PARTIAL, Measure.WITHOUT_MEDIATION);
    private static final Set<Measure> SETTLED_ELSEWHERE =
            EnumSet.of(Measure.FAILED, Measure.REFUSED, Measure.ENDED_OTHERWISE);

    /** What the open ones can be computed from, where those of the beginning are known. */
    private static final Set<Measure> OPENS_OR_ENDS =
            EnumSet.of(Measure.REGISTERED, Measure.WRITTEN_OFF, Measure.DECLINED, Measure.REFERRED_OUT, Measure.MERGED);

    private Suppression() {}

    /**
     * A line as it is shown.
     *
     * @param hidden numbers that are held back
     * @param openHidden whether the open ones are
     * @param fewest of how many cases a length of time has to have been measured
     * @param countsMeasured whether it is said of how many
     */
    public record Shown(Line line, Set<Measure> hidden, boolean openHidden, int fewest, boolean countsMeasured) {

        /** Empty when it is held back. */
        public boolean shows(Measure measure) {
            return !hidden.contains(measure);
        }

        /**
         * Whether a length of time is told. That it was measured of too few cases says how many were settled at most, so it
         * is not told either while that is a secret.
         */
        public boolean shows(Span span) {
            boolean ofTheSettled = span.column().equals(Measure.SETTLED.column());
            return line.tally().of(span) >= fewest && !(ofTheSettled && hidden.contains(Measure.SETTLED));
        }

        /** The three shares tell each other. */
        public boolean showsShares() {
            return MOTTOES.stream().noneMatch(hidden::contains);
        }

        public boolean suppressed() {
            return openHidden || !hidden.isEmpty();
        }

        private static Shown whole(Line line) {
            return new Shown(line, EnumSet.noneOf(Measure.class), false, 1, true);
        }
    }

    /**
     * The lines as they are shown, in their order, and behind them the one of all.
     *
     * @param insider whether the caller oversees the place, so that nothing is held back
     * @param listed whether everybody can list the cases of a line that are known by their status
     */
    public static List<Shown> shown(List<Line> lines, Line total, boolean insider, boolean listed) {
        List<Shown> shown = new ArrayList<>();
        if (insider || lines.stream().allMatch(Line::own) && !lines.isEmpty()) {
            lines.forEach(line -> shown.add(Shown.whole(line)));
            shown.add(Shown.whole(total));
            return shown;
        }
        Set<Measure> inTotal = EnumSet.noneOf(Measure.class);
        boolean openHidden = false;
        List<Set<Measure>> hidden = new ArrayList<>();
        for (Line line : lines) {
            Set<Measure> ofLine = line.own() ? EnumSet.noneOf(Measure.class) : hidden(line.tally(), listed);
            hidden.add(ofLine);
            inTotal.addAll(ofLine);
            openHidden |= !listed
                    && !line.own()
                    && (small(line.open()) || OPENS_OR_ENDS.stream().anyMatch(ofLine::contains));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            shown.add(line.own() ? Shown.whole(line) : told(line, hidden.get(i), openHidden));
        }
        shown.add(told(total, inTotal, openHidden));
        return shown;
    }

    private static Shown told(Line line, Set<Measure> hidden, boolean openHidden) {
        return new Shown(line, hidden, openHidden, SMALL + 1, false);
    }

    private static Set<Measure> hidden(Tally tally, boolean listed) {
        Set<Measure> hidden = EnumSet.noneOf(Measure.class);
        for (Measure measure : Measure.values()) {
            boolean open = measure == Measure.ENDED || listed && measure.shownByStatus();
            if (small(tally.of(measure)) && !open) {
                hidden.add(measure);
            }
        }
        if (listed && SETTLED_ELSEWHERE.stream().allMatch(measure -> tally.of(measure) == 0)) {
            // nothing but what was referred out, which everybody can list
            hidden.remove(Measure.UPWARD);
        }
        boolean well = SETTLED_WELL.stream().anyMatch(hidden::contains);
        boolean elsewhere = SETTLED_ELSEWHERE.stream().anyMatch(hidden::contains);
        if (well || elsewhere) {
            hidden.add(Measure.SETTLED);
        }
        // the two of them are what was settled well: one alone could be subtracted
        if (well || hidden.contains(Measure.IN_COMMUNITY) || hidden.contains(Measure.IN_SUBDISTRICT)) {
            hidden.add(Measure.IN_COMMUNITY);
            hidden.add(Measure.IN_SUBDISTRICT);
        }
        if (elsewhere || hidden.contains(Measure.REFERRED_OUT)) {
            hidden.add(Measure.UPWARD);
        }
        return hidden;
    }

    private static boolean small(long number) {
        return number >= 1 && number <= SMALL;
    }
}
