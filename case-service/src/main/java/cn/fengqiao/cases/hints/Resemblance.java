package cn.fengqiao.cases.hints;

import cn.fengqiao.access.FieldClass;

/** Why two reports may be about one dispute, and how much that says. */
enum Resemblance {
    SAME_ADDRESS(50, FieldClass.NARRATIVE),
    SAME_DOCUMENT(50, FieldClass.CONTACT),
    SAME_PHONE(40, FieldClass.CONTACT),
    SAME_PARTIES(40, FieldClass.PARTIES),
    SAME_NAME(20, FieldClass.PARTIES),
    SAME_TYPE_IN_GRID(20, FieldClass.EXISTENCE),
    SIMILAR_TITLE(20, FieldClass.NARRATIVE),
    WITHIN_A_DAY(10, FieldClass.EXISTENCE);

    private final int weight;
    private final FieldClass tells;

    Resemblance(int weight, FieldClass tells) {
        this.weight = weight;
        this.tells = tells;
    }

    int weight() {
        return weight;
    }

    /** What of a case whoever is told of it concludes, and so has to be allowed to see. */
    FieldClass tells() {
        return tells;
    }

    /** Whether it is found by a number of the index, which knows also what the asker may not see. */
    boolean indexed() {
        return switch (this) {
            case SAME_ADDRESS, SAME_DOCUMENT, SAME_PHONE, SAME_PARTIES, SAME_NAME -> true;
            case SAME_TYPE_IN_GRID, SIMILAR_TITLE, WITHIN_A_DAY -> false;
        };
    }
}
