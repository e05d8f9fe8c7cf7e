package cn.fengqiao.cases.screening;

/** What a visit adds to the coverage of its grid. */
public record Tally(int visited, int done, int refused, int nobodyHome, int findings) {

    public static Tally of(VisitOutcome outcome, boolean finding) {
        return new Tally(
                1,
                outcome == VisitOutcome.DONE ? 1 : 0,
                outcome == VisitOutcome.REFUSED ? 1 : 0,
                outcome == VisitOutcome.NOBODY_HOME ? 1 : 0,
                finding ? 1 : 0);
    }

    /** The same taken back. */
    public Tally negated() {
        return new Tally(-visited, -done, -refused, -nobodyHome, -findings);
    }
}
