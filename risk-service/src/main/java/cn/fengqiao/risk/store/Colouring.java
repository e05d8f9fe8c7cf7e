package cn.fengqiao.risk.store;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.util.UUID;

/**
 * A case and the colour it has.
 *
 * @param changes how many facts were said of it so far: that the colour changed, or how sure it is, or that it was reviewed
 */
public record Colouring(UUID caseId, Audience audience, Colour colour, Certainty certainty, long changes) {

    /** A case nobody has rated yet, as it was raised. */
    public static Colouring first(UUID caseId, Audience audience) {
        return new Colouring(caseId, audience, Colour.NONE, Certainty.PROVISIONAL, 0);
    }
}
