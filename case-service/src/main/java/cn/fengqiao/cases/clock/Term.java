package cn.fengqiao.cases.clock;

/**
 * A length of time as a rule says it: {@code 2 WORKING_HOUR}.
 *
 * @param amount from 1 to the most its unit allows
 */
public record Term(int amount, TermUnit unit) {

    public Term {
        if (amount < 1 || amount > unit.most()) {
            throw new IllegalArgumentException("1 to " + unit.most() + " " + unit.en());
        }
    }

    @Override
    public String toString() {
        return amount + " " + unit;
    }
}
