package cn.fengqiao.cases.hints;

/** Why two reports may be about one dispute, and how much that says. */
enum Resemblance {
    SAME_ADDRESS(50),
    SAME_PHONE(40),
    SAME_TYPE_IN_GRID(20),
    SIMILAR_TITLE(20),
    WITHIN_A_DAY(10);

    private final int weight;

    Resemblance(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
