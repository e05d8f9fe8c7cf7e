package cn.fengqiao.cases.hints;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.secret.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is being typed with a case, by what the asker may see of it: an address or a title only where the
 * narrative is shown, a name where the parties are, a phone only where contact data are. A hint therefore never says more
 * than the case would.
 */
final class Resembling {

    private static final double SIMILAR = 0.4;
    private static final Duration A_DAY = Duration.ofDays(1);

    private Resembling() {}

    static Set<Resemblance> between(
            Typed typed, DisputeCase dispute, @Nullable RaiseCase content, CaseAccess access, Instant now) {
        Set<Resemblance> found = EnumSet.noneOf(Resemblance.class);
        if (content != null) {
            found.addAll(inWhatItSays(typed, dispute, content));
        }
        if (dispute.type().equals(typed.type())
                && dispute.area().grid().equals(typed.area().grid())) {
            found.add(Resemblance.SAME_TYPE_IN_GRID);
        }
        found.removeIf(each -> !access.shows(each.tells()));
        // being recent says nothing by itself
        if (!found.isEmpty() && Duration.between(dispute.raisedAt(), now).compareTo(A_DAY) < 0) {
            found.add(Resemblance.WITHIN_A_DAY);
        }
        return found;
    }

    private static Set<Resemblance> inWhatItSays(Typed typed, DisputeCase dispute, RaiseCase content) {
        Set<Resemblance> found = EnumSet.noneOf(Resemblance.class);
        if (sameAddress(typed, dispute, content)) {
            found.add(Resemblance.SAME_ADDRESS);
        }
        if (typed.likeness(content.title()) >= SIMILAR) {
            found.add(Resemblance.SIMILAR_TITLE);
        }
        if (typed.phone() != null && content.phones().contains(typed.phone())) {
            found.add(Resemblance.SAME_PHONE);
        }
        if (typed.idNumber() != null && content.documents().contains(typed.idNumber())) {
            found.add(Resemblance.SAME_DOCUMENT);
        }
        if (typed.area().subdistrict().equals(dispute.area().subdistrict())) {
            sameNames(typed, content).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Resemblance> sameNames(Typed typed, RaiseCase content) {
        long same = content.names().stream().filter(typed.names()::contains).count();
        if (same == 0) {
            return Optional.empty();
        }
        return Optional.of(same == 1 ? Resemblance.SAME_NAME : Resemblance.SAME_PARTIES);
    }

    private static boolean sameAddress(Typed typed, DisputeCase dispute, RaiseCase content) {
        return typed.address() != null
                && content.address() != null
                && typed.address().equals(Address.normalised(content.address()))
                && Address.isOneDoor(typed.address(), typed.area(), dispute.area());
    }
}
