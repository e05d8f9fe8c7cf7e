package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.mediating.Proceeding.Confirmation;
import cn.fengqiao.contract.CaseProgress.Side;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A court's confirmation of an agreement: both sides apply together within 30 days of effect (民事诉讼法 §205), for promises
 * of money. Relations of persons are split off: a court does not confirm them.
 */
public final class Confirming {

    /** Codes of the dictionary. */
    public static final String MAY_BE_APPLIED_FOR = "50";

    public static final String APPLIED_FOR = "51";
    public static final String TOO_LATE = "56";

    /** What the court may say next. */
    private static final Map<String, Set<String>> NEXT =
            Map.of(APPLIED_FOR, Set.of("52", "55"), "52", Set.of("53", "54"));

    private Confirming() {}

    /**
     * 共同申请.
     *
     * @param sides who applies
     * @param terms numbers of the terms it is asked for; null for all that can be confirmed
     */
    public static MediationStep apply(
            Standing standing, Set<Side> sides, String court, @Nullable List<Integer> terms, Instant at) {
        return Steps.bound(standing, agreement -> {
            Set<Side> missing = EnumSet.copyOf(Proceeding.BOTH);
            missing.removeAll(sides);
            if (!missing.isEmpty()) {
                return refused(new MediationRefusal.ConfirmationNotJoint(missing));
            }
            Optional<MediationRefusal> against = againstTerms(agreement, terms);
            if (against.isPresent()) {
                return refused(against.get());
            }
            Proceeding before = standing.open().orElseThrow();
            Confirmation confirmation = before.confirmation();
            if (confirmation == null) {
                return refused(new MediationRefusal.NotConfirmable(List.of()));
            }
            String state = asOf(confirmation, standing.confirmBy(), at);
            if (state.equals(TOO_LATE)) {
                return refused(new MediationRefusal.ConfirmationWindowOver(standing.confirmBy()));
            }
            if (!state.equals(MAY_BE_APPLIED_FOR)) {
                return refused(new MediationRefusal.NoSuchConfirmationStep(state, APPLIED_FOR));
            }
            List<Integer> asked = terms == null ? agreement.confirmable() : terms;
            return new MediationStep.Taken(
                    before.with(new Confirmation(APPLIED_FOR, court, at, asked)),
                    List.of(Mediating.confirmation(APPLIED_FOR)));
        });
    }

    /** What the court said. */
    public static MediationStep said(Standing standing, String to) {
        return Steps.bound(standing, agreement -> {
            Proceeding before = standing.open().orElseThrow();
            Confirmation confirmation = before.confirmation();
            return confirmation == null
                            || !NEXT.getOrDefault(confirmation.state(), Set.of())
                                    .contains(to)
                    ? refused(new MediationRefusal.NoSuchConfirmationStep(
                            confirmation == null ? null : confirmation.state(), to))
                    : new MediationStep.Taken(
                            before.with(new Confirmation(
                                    to, confirmation.court(), confirmation.appliedAt(), confirmation.terms())),
                            List.of(Mediating.confirmation(to)));
        });
    }

    /** The state at {@code now}: what may be applied for no longer may when the time is over. */
    public static String asOf(Confirmation confirmation, @Nullable Instant until, Instant now) {
        return confirmation.state().equals(MAY_BE_APPLIED_FOR) && until != null && now.isAfter(until)
                ? TOO_LATE
                : confirmation.state();
    }

    /** Nobody applied in time. */
    public static Proceeding lapsed(Proceeding waiting) {
        Confirmation confirmation = waiting.confirmation();
        return confirmation == null
                ? waiting
                : waiting.with(new Confirmation(TOO_LATE, null, null, confirmation.terms()));
    }

    private static Optional<MediationRefusal> againstTerms(Agreement agreement, @Nullable List<Integer> terms) {
        if (agreement.confirmable().isEmpty()) {
            return Optional.of(new MediationRefusal.NotConfirmable(List.of()));
        }
        if (terms == null) {
            return Optional.empty();
        }
        Optional<Integer> unknown = terms.stream()
                .filter(number -> number < 1 || number > agreement.terms().size())
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new MediationRefusal.NoSuchTerm(unknown.get()));
        }
        List<Integer> not = terms.stream()
                .filter(number -> !agreement.confirmable().contains(number))
                .toList();
        return not.isEmpty() && !terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new MediationRefusal.NotConfirmable(not));
    }

    private static MediationStep refused(MediationRefusal why) {
        return new MediationStep.Refused(why);
    }
}
