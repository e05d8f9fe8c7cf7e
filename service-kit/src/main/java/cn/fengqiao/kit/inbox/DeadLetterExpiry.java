package cn.fengqiao.kit.inbox;

/** Removes dead letters that were settled long ago. What waits for a decision stays, however old it is. */
final class DeadLetterExpiry {

    /** A letter may carry a megabyte, and a statement has four seconds. */
    private static final int AT_ONCE = 500;

    private final DeadLetters letters;
    private final int daysKept;

    DeadLetterExpiry(DeadLetters letters, int daysKept) {
        this.letters = letters;
        this.daysKept = daysKept;
    }

    void round() {
        int removed;
        do {
            removed = letters.expire(daysKept, AT_ONCE);
        } while (removed == AT_ONCE);
    }
}
