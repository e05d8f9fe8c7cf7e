package cn.fengqiao.risk.store;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import java.util.UUID;

/**
 * A case and the colour it has.
 *
 * @param changes how often the colour changed so far
 */
public record Colouring(UUID caseId, Audience audience, Colour colour, long changes) {

    /** A case nobody has rated yet. */
    public static Colouring first(UUID caseId, Audience audience) {
        return new Colouring(caseId, audience, Colour.NONE, 0);
    }
}
