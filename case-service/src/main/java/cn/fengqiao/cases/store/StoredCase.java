package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.DisputeCase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was read, with its personal part still sealed.
 *
 * @param partyCount people in it as far as is known, 0 when not at all
 * @param proposals what a machine proposed, and nobody has decided on yet
 * @param sealed the personal part; null when row-level security withholds it or nobody asked for it
 */
public record StoredCase(
        DisputeCase dispute,
        int partyCount,
        @Nullable String scale,
        List<Proposal> proposals,
        byte @Nullable [] sealed) {

    /** The same case as it stands after a change. */
    public StoredCase as(DisputeCase next) {
        return new StoredCase(next, partyCount, scale, proposals, sealed);
    }

    /** Without what a machine proposed for {@code field}: a person has decided. */
    public StoredCase decided(Proposal.Field field) {
        List<Proposal> open =
                proposals.stream().filter(proposal -> proposal.field() != field).toList();
        return new StoredCase(dispute, partyCount, scale, open, sealed);
    }

    /** The case as it says something else. */
    public StoredCase saying(Restatement says) {
        return new StoredCase(dispute, says.partyCount(), scale, proposals, says.sealed());
    }

    public UUID id() {
        return dispute.id();
    }
}
