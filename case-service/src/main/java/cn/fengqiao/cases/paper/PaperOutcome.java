package cn.fengqiao.cases.paper;

import java.util.Set;

/** What came of wanting a paper. */
public sealed interface PaperOutcome {

    record Drawn(Paper paper) implements PaperOutcome {}

    /** The form cannot be filled: all that is missing, at least one. */
    record Incomplete(Set<Missing> missing) implements PaperOutcome {
        public Incomplete {
            missing = Set.copyOf(missing);
        }
    }

    /** What a form may find absent. */
    enum Missing {
        APPLICANT,
        RESPONDENT,
        FACTS,
        INVESTIGATION,
        SESSION,
        SETTLEMENT,
        TERMS,
        /** The agreement is one by word of mouth where the form wants a written one. */
        WRITTEN_AGREEMENT,
        /** The agreement is written where the form is for one by word of mouth. */
        ORAL_AGREEMENT,
        /** The parts of a sum do not add up to it. */
        INSTALMENTS_THAT_ADD_UP,
        PERFORMANCE,
        FOLLOW_UP,
        CONFIRMATION,
        ENDING,
        BINDING
    }
}
