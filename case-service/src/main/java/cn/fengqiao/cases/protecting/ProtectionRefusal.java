package cn.fengqiao.cases.protecting;

import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import java.time.LocalDate;
import java.util.List;

/** Why a step may not be taken with a protection. The order here is the order in which they are checked. */
public sealed interface ProtectionRefusal {

    /** There are as many on the case, or as many notes of one, as anybody can keep an eye on. */
    record TooMany(int most) implements ProtectionRefusal {}

    /** What is of this kind has no such step. */
    record NotOfThisKind(ProtectionKind kind) implements ProtectionRefusal {}

    /** Where it stands does not allow it. */
    record NotInState(Protection.State state, List<Protection.State> allowed) implements ProtectionRefusal {
        public NotInState {
            allowed = List.copyOf(allowed);
        }
    }

    /** Something that has to be said is not, or the other way round. */
    sealed interface OfField extends ProtectionRefusal {
        String field();
    }

    record Missing(String field) implements OfField {}

    record NotAsked(String field) implements OfField {}

    /** It has not happened yet. */
    record InFuture(String field) implements OfField {}

    /** Before what it follows from. */
    record TooEarly(String field, LocalDate earliest) implements OfField {}

    /** Longer than it may be in force. */
    record TooLate(String field, LocalDate latest) implements OfField {}
}
