package cn.fengqiao.cases.intake;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.secret.Address;
import java.util.EnumSet;
import java.util.Set;

/** What two reports have in common that is nearly never chance: a door, a telephone, a document, two names together. */
public enum Likeness {
    SAME_ADDRESS("同一地址", FieldClass.NARRATIVE),
    SAME_PHONE("同一电话", FieldClass.CONTACT),
    SAME_DOCUMENT("同一证件", FieldClass.CONTACT),
    SAME_PARTIES("双方同名", FieldClass.PARTIES);

    private final String zh;
    private final FieldClass tells;

    Likeness(String zh, FieldClass tells) {
        this.zh = zh;
        this.tells = tells;
    }

    /** What of a person whoever is told of it concludes. */
    public FieldClass tells() {
        return tells;
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
        if (inCommon(one.phones(), other.phones()) > 0) {
            found.add(SAME_PHONE);
        }
        if (inCommon(one.documents(), other.documents()) > 0) {
            found.add(SAME_DOCUMENT);
        }
        if (one.area().subdistrict().equals(other.area().subdistrict()) && inCommon(one.names(), other.names()) > 1) {
            found.add(SAME_PARTIES);
        }
        return found;
    }

    private static long inCommon(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).count();
    }
}
