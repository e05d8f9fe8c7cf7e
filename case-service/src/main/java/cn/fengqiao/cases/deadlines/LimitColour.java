package cn.fengqiao.cases.deadlines;

import cn.fengqiao.contract.Colour;
import org.jspecify.annotations.Nullable;

/** The colour a limit is for. */
enum LimitColour {
    /** Of a law: the same under any colour. */
    ANY,
    NONE,
    BLUE,
    YELLOW,
    RED;

    static LimitColour of(@Nullable Colour colour) {
        return colour == null ? ANY : valueOf(colour.name());
    }

    @Nullable
    Colour colour() {
        return this == ANY ? null : Colour.valueOf(name());
    }
}
