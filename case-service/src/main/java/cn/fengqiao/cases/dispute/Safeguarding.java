package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.contract.CaseProgress.ProtectionStep;
import java.time.Instant;
import java.util.List;

/** What a protection leaves on its case: its facts and its clocks. Whether it may be so is decided by the protection. */
public final class Safeguarding {

    private Safeguarding() {}

    /** Whether the lifecycle admits it at all; without a fact. */
    public static CaseDecision admitted(DisputeCase dispute, Acting by) {
        return Mediating.admitted(dispute, CaseAction.SAFEGUARD, by);
    }

    /**
     * Whoever is on the case writes down what protects somebody on it.
     *
     * @param at when it happened, which may lie before it is written down
     * @param watched what the clocks stand for afterwards
     */
    public static CaseStep noted(ProtectionKind kind, ProtectionStep step, Instant at, List<Watched> watched) {
        return (dispute, by) -> switch (Deciding.plainly(
                dispute,
                CaseAction.SAFEGUARD,
                by,
                next -> new CaseProgress.ProtectionNoted(
                        next.audience(), next.status(), by.actor().department(), kind, step))) {
            case CaseDecision.Refused refused -> refused;
            case CaseDecision.Done done ->
                new CaseDecision.Done(watching(done.next(), watched, at, by.book()), done.events());
        };
    }

    /** By the service itself: time has passed. The caller has looked. */
    public static CaseDecision.Done passed(
            DisputeCase dispute,
            ProtectionKind kind,
            ProtectionStep step,
            Instant now,
            List<Watched> watched,
            ClockBook book) {
        DisputeCase next = watching(dispute.touched(now), watched, now, book);
        return new CaseDecision.Done(
                next,
                List.of(new CaseProgress.ProtectionNoted(next.audience(), next.status(), next.holder(), kind, step)));
    }

    /** The case with the clocks of what is protected on it now; no fact of its own. */
    public static DisputeCase watching(DisputeCase dispute, List<Watched> watched, Instant at, ClockBook book) {
        return dispute.timed(Timing.watching(dispute.clocks(), watched, at, book));
    }
}
