package cn.fengqiao.cases.hints;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.Phones;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is being typed with a case, by what the asker may see of it: an address or a title only where the
 * narrative is shown, a phone only where contact data are. A hint therefore never says more than the case would.
 */
final class Resembling {

    private static final double SIMILAR = 0.4;
    private static final Duration A_DAY = Duration.ofDays(1);

    private Resembling() {}

    static Set<Resemblance> between(
            HintRequest typed, DisputeCase dispute, @Nullable RaiseCase content, CaseAccess access, Instant now) {
        Set<Resemblance> found = EnumSet.noneOf(Resemblance.class);
        if (content != null && access.shows(FieldClass.NARRATIVE)) {
            if (sameAddress(typed, dispute, content)) {
                found.add(Resemblance.SAME_ADDRESS);
            }
            if (typed.title() != null && likeness(typed.title(), content.title()) >= SIMILAR) {
                found.add(Resemblance.SIMILAR_TITLE);
            }
        }
        if (content != null && access.shows(FieldClass.CONTACT) && samePhone(typed, content)) {
            found.add(Resemblance.SAME_PHONE);
        }
        if (dispute.type().equals(typed.type())
                && dispute.area().grid().equals(typed.area().grid())) {
            found.add(Resemblance.SAME_TYPE_IN_GRID);
        }
        // being recent says nothing by itself
        if (!found.isEmpty() && Duration.between(dispute.raisedAt(), now).compareTo(A_DAY) < 0) {
            found.add(Resemblance.WITHIN_A_DAY);
        }
        return found;
    }

    private static boolean sameAddress(HintRequest typed, DisputeCase dispute, RaiseCase content) {
        return typed.address() != null
                && content.address() != null
                && typed.area().subdistrict().equals(dispute.area().subdistrict())
                && Address.normalised(typed.address()).equals(Address.normalised(content.address()));
    }

    private static boolean samePhone(HintRequest typed, RaiseCase content) {
        if (typed.phone() == null) {
            return false;
        }
        String phone = Phones.normalised(typed.phone());
        return content.named().stream()
                .map(Party::phone)
                .anyMatch(other -> other != null && Phones.normalised(other).equals(phone));
    }

    /** Dice's coefficient over pairs of characters. */
    static double likeness(String one, String other) {
        Set<String> ours = pairs(one);
        Set<String> theirs = pairs(other);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        int all = ours.size() + theirs.size();
        ours.retainAll(theirs);
        return 2.0 * ours.size() / all;
    }

    private static Set<String> pairs(String text) {
        String folded = CaseContents.folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 2; i <= folded.length(); i++) {
            pairs.add(folded.substring(i - 2, i));
        }
        return pairs;
    }
}
