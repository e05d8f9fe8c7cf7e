package cn.fengqiao.cases.mediating;

import cn.fengqiao.contract.CaseStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands for a mediation.
 *
 * @param foundOn the day on which the dispute was found; nothing of a mediation lies before it
 * @param latest the proceeding that is open, or the last that was; null when there never was one
 * @param violenceAtIntake whether the answers given when the case was raised speak of violence in a family
 * @param childAtIntake whether they speak of a child in danger
 * @param investigations how many were written down
 * @param confirmBy until when a joint application for confirmation may be made; null when none runs or it is not computed
 */
public record Standing(
        CaseStatus status,
        LocalDate foundOn,
        @Nullable Proceeding latest,
        Safety safety,
        boolean violenceAtIntake,
        boolean childAtIntake,
        int investigations,
        @Nullable Instant confirmBy) {

    Optional<Proceeding> open() {
        return Optional.ofNullable(latest).filter(Proceeding::open);
    }

    public boolean violence() {
        return violenceAtIntake || safety.violence() != null;
    }

    public boolean childInDanger() {
        return childAtIntake || safety.child() != null;
    }

    public boolean mayFaceEachOther() {
        return faceToFace().isEmpty();
    }

    /** Whether somebody has to report, or to say why not (未成年人保护法 §11). */
    public boolean mustReport() {
        return safety.mustReport(childAtIntake);
    }

    /** What stands against the parties facing each other. */
    Optional<MediationRefusal> faceToFace() {
        Safety.Screening screening = safety.screening();
        if (screening == null) {
            return violence() ? Optional.of(new MediationRefusal.ScreeningNeeded()) : Optional.empty();
        }
        return screening.result() == Safety.Screened.UNSAFE
                ? Optional.of(new MediationRefusal.FaceToFaceUnsafe())
                : Optional.empty();
    }
}
