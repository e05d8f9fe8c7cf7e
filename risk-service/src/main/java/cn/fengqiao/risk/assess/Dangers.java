package cn.fengqiao.risk.assess;

import cn.fengqiao.contract.CaseProgress;
import java.util.Optional;

/**
 * Which question of the policy a danger answers that was told while a case was worked on (domain of the house: a dependant in
 * danger and the breach of an order or a warning letter make a case RED at once).
 */
final class Dangers {

    private Dangers() {}

    /**
     * A flag of violence says that somebody laid hands on somebody; how badly it does not say. It counts as the least of
     * these, and what was worse is answered by amending the case.
     */
    static Optional<String> of(CaseProgress.MediationNoted noted) {
        return switch (noted.step()) {
            case CHILD_IN_DANGER -> Optional.of("DEPENDANT_IN_DANGER");
            case VIOLENCE_FLAGGED -> Optional.of("PROPERTY_DAMAGE");
            default -> Optional.empty();
        };
    }

    /** Officials who break off a duty of their own breach nothing that a court or the police has laid on somebody. */
    static Optional<String> of(CaseProgress.ProtectionNoted noted) {
        boolean laidOn = noted.kind() != CaseProgress.ProtectionKind.DUTY;
        return laidOn && noted.step() == CaseProgress.ProtectionStep.BREACHED
                ? Optional.of("ORDER_BREACH")
                : Optional.empty();
    }
}
