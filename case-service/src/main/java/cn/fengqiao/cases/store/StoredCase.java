package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.DisputeCase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was read, with its personal part still sealed.
 *
 * @param partyCount people in it as far as is known, 0 when not at all
 * @param sealed the personal part; null when row-level security withholds it or nobody asked for it
 */
public record StoredCase(
        DisputeCase dispute, int partyCount, @Nullable String scale, byte @Nullable [] sealed) {

    public UUID id() {
        return dispute.id();
    }
}
