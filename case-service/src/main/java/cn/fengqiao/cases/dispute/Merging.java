package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import java.util.Optional;

/** 并案: two cases that are one dispute. */
public final class Merging {

    private Merging() {}

    /**
     * The younger case lives on in the older one, which gets the departments of both. Whoever answered for the younger,
     * somebody has to answer for the survivor.
     *
     * @param other the older case
     */
    public static MergeDecision merge(DisputeCase dispute, Acting by, DisputeCase other) {
        Optional<CaseRejection> refusal =
                dispute.refusal(CaseAction.MERGE, by.actor()).or(() -> refusal(dispute, by, other));
        if (refusal.isPresent()) {
            return new MergeDecision.Refused(refusal.get());
        }
        DisputeCase gone = dispute.step(CaseAction.MERGE, by.at()).goneInto(other.id());
        DisputeCase survivor = other.touched(by.at());
        for (Share share : dispute.shares()) {
            if (dispute.isOn(share.department())) {
                survivor = survivor.joinedBy(share);
            }
        }
        gone = gone.timed(Timing.ended(gone.clocks()));
        survivor = survivor.timed(Timing.stirred(survivor, by.at(), by.book()));
        return new MergeDecision.Done(
                survivor,
                new CaseEvent.Absorbed(survivor.audience(), survivor.status(), gone.id()),
                gone,
                new CaseEvent.Merged(gone.audience(), gone.status(), survivor.id()));
    }

    private static Optional<CaseRejection> refusal(DisputeCase dispute, Acting by, DisputeCase other) {
        if (other.id().equals(dispute.id())) {
            return Optional.of(new CaseRejection.SameCase());
        }
        if (!other.isOn(by.actor().department())) {
            return Optional.of(new CaseRejection.NotOnCase(by.actor().department()));
        }
        if (!Lifecycle.row(CaseAction.MERGE).from().contains(other.status())) {
            return Optional.of(new CaseRejection.OtherCaseClosed(other.number(), other.status()));
        }
        if (dispute.olderThan(other)) {
            return Optional.of(new CaseRejection.OtherIsYounger(other.number()));
        }
        if (!other.area().subdistrict().equals(dispute.area().subdistrict())) {
            return Optional.of(new CaseRejection.OtherSubdistrict());
        }
        if (other.mode() != dispute.mode()) {
            return Optional.of(new CaseRejection.ModeDiffers());
        }
        if (other.restricted() != dispute.restricted()) {
            return Optional.of(new CaseRejection.RestrictionDiffers());
        }
        return dispute.lead() != null && other.lead() == null
                ? Optional.of(new CaseRejection.OtherWithoutLead(other.number()))
                : Optional.empty();
    }
}
