package cn.fengqiao.contract;

import java.util.List;
import java.util.UUID;

/** What risk-service says. The envelope's sequence counts its own events per case. */
public sealed interface RiskEvent extends Event {

    Audience audience();

    /**
     * The colour of a dispute changed, and only then is this said.
     *
     * @param assessment the immutable calculation behind it
     * @param ruleSet version of the decision table, for example {@code 2026-01}
     * @param points after caps; meaningless when {@code override} is not empty
     * @param reasons the factors that counted, strongest first
     * @param missing mandatory intake questions nobody answered; not empty makes the colour provisional
     */
    record Changed(
            Audience audience,
            UUID assessment,
            Colour colour,
            Colour previous,
            Certainty certainty,
            int points,
            String ruleSet,
            List<Reason> reasons,
            List<String> missing)
            implements RiskEvent {
        public Changed {
            Code.check("ruleSet", ruleSet);
            reasons = List.copyOf(reasons);
            missing = List.copyOf(missing);
            missing.forEach(question -> Code.check("missing", question));
        }
    }

    /**
     * The colour stayed and is surer, or less sure, than it was. What a case is raised with, NONE and provisional, is known
     * to everybody and not said.
     *
     * @param assessment the immutable calculation behind it
     * @param colour the colour it is about, as it was
     */
    record CertaintyChanged(Audience audience, UUID assessment, Colour colour, Certainty certainty, Certainty previous)
            implements RiskEvent {}

    /**
     * The case was calculated after its outcome was recorded or its mediation ended, whatever came of it. A write-off waits for this.
     *
     * @param assessment the immutable calculation
     * @param version the version of the case that was calculated with
     */
    record Reviewed(Audience audience, UUID assessment, Colour colour, Certainty certainty, long version)
            implements RiskEvent {
        public Reviewed {
            if (version < 1) {
                throw new IllegalArgumentException("versions count from 1, not " + version);
            }
        }
    }

    /**
     * A factor that counted.
     *
     * @param factor code of a row of the decision table
     * @param points what it added, negative for a protective one; 0 for an override
     * @param override whether it made the case RED by itself
     */
    record Reason(String factor, int points, boolean override) {
        public Reason {
            Code.check("factor", factor);
        }
    }

    /** How sure a colour is. A provisional RED already notifies; a provisional NONE cannot be closed on. */
    enum Certainty {
        PROVISIONAL,
        CONFIRMED,
        REVIEW_DUE
    }
}
