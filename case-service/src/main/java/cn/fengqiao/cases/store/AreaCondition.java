package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases of an area and everything inside it, as the indexes of the queue can find them. */
final class AreaCondition {

    /** City, subdistrict, community. */
    private static final int COMMUNITY_DEPTH = 3;

    private AreaCondition() {}

    /**
     * A range instead of a pattern, because ranges of text are leakproof and may use an index under row-level security;
     * and the community by name where there is one, because that is what the index of filters knows.
     */
    static String within(Map<String, @Nullable Object> parameters, String name, AreaPath area) {
        parameters.put(name, area.value());
        String[] labels = area.value().split("\\.", COMMUNITY_DEPTH + 1);
        if (labels.length == COMMUNITY_DEPTH) {
            return "c.community = :" + name;
        }
        parameters.put(name + "End", area.value() + Sql.BEHIND_AREA);
        String range = "(c.area >= :%1$s and c.area < :%1$sEnd)".formatted(name);
        if (labels.length < COMMUNITY_DEPTH) {
            return range;
        }
        parameters.put(name + "Community", String.join(".", Arrays.copyOf(labels, COMMUNITY_DEPTH)));
        return "(c.community = :%1$sCommunity and %2$s)".formatted(name, range);
    }
}
