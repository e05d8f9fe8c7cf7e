package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written when a case is raised.
 *
 * @param key under which the request may be repeated, scoped by the caller's department and subject
 * @param grams numbers of the blind index
 * @param place number of the address in the blind index; null without an address
 * @param note sealed note of the first line of the timeline
 */
public record NewCase(
        Caller caller,
        String key,
        DisputeCase dispute,
        @Nullable String scale,
        int partyCount,
        @Nullable String externalRef,
        List<Proposal> proposals,
        byte[] sealed,
        int[] grams,
        @Nullable Integer place,
        byte @Nullable [] note,
        OutboxRow event) {}
