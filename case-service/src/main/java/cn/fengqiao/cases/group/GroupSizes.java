package cn.fengqiao.cases.group;

import cn.fengqiao.cases.store.NeighbourGroups.Kind;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How many households a group has, by kind of group; places differ. */
@ConfigurationProperties("fengqiao.case.groups.sizes")
record GroupSizes(Bounds tenHouseholds, Bounds buildingCommunity) {

    /** What the table admits. */
    private static final int LARGEST = 200;

    /** Both included. */
    record Bounds(int fewest, int most) {

        Bounds {
            if (fewest < 1 || most < fewest || most > LARGEST) {
                throw new IllegalArgumentException("fengqiao.case.groups.sizes: a group has 1 to " + LARGEST
                        + " households, not " + fewest + " to " + most);
            }
        }

        boolean admits(int households) {
            return households >= fewest && households <= most;
        }
    }

    Bounds of(Kind kind) {
        return switch (kind) {
            case TEN_HOUSEHOLDS -> tenHouseholds;
            case BUILDING_COMMUNITY -> buildingCommunity;
        };
    }
}
