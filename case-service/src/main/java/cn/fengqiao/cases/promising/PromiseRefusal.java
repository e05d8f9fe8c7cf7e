package cn.fengqiao.cases.promising;

import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.Set;

/** Why something may not be done with a promise, in the order in which it is checked. */
public sealed interface PromiseRefusal {

    /** Others may do this. */
    record NotTheirs(Set<Department> whose) implements PromiseRefusal {
        public NotTheirs {
            whose = Set.copyOf(whose);
        }
    }

    /** It was said before what became of it. */
    record Settled(PromiseState state) implements PromiseRefusal {}

    /** Nothing is promised for a day that has passed. */
    record DayPassed(LocalDate today) implements PromiseRefusal {}

    /** What is promised for so far a day is no promise. */
    record DayTooFar(LocalDate latest) implements PromiseRefusal {}

    /** It is promised for that day already. */
    record SameDay(LocalDate due) implements PromiseRefusal {}

    /** It was put off so often that it has to be said what becomes of it. */
    record MovedTooOften(int times) implements PromiseRefusal {}
}
