package cn.fengqiao.cases.vocabulary;

import cn.fengqiao.contract.AreaPath;

/** A place in the tree. */
public record Area(AreaPath path, String name, Kind kind) {

    /** From large to small. */
    public enum Kind {
        CITY,
        SUBDISTRICT,
        COMMUNITY,
        GRID,
        BUILDING
    }
}
