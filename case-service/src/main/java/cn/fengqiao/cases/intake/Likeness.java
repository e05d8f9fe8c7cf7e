package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.Phones;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What two reports have in common that is nearly never chance: a door, a telephone. */
public enum Likeness {
    SAME_ADDRESS("同一地址"),
    SAME_PHONE("同一电话");

    private final String zh;

    Likeness(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Compares word for word what the numbers of the blind index only suggest. */
    public static Set<Likeness> between(RaiseCase one, RaiseCase other) {
        Set<Likeness> found = EnumSet.noneOf(Likeness.class);
        if (Address.sameDoor(one.area(), one.address(), other.area(), other.address())) {
            found.add(SAME_ADDRESS);
        }
        Set<String> phones = phones(one);
        phones.retainAll(phones(other));
        if (!phones.isEmpty()) {
            found.add(SAME_PHONE);
        }
        return found;
    }

    private static Set<String> phones(RaiseCase report) {
        return report.named().stream()
                .<String>mapMulti((party, next) -> {
                    if (party.phone() != null) {
                        next.accept(Phones.normalised(party.phone()));
                    }
                })
                .collect(Collectors.toSet());
    }
}
